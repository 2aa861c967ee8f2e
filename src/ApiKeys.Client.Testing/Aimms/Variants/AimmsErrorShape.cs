namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The form of errors in responses.</summary>
public enum AimmsErrorShape
{
    /// <summary><c>{"message":…}</c>.</summary>
    Message,

    /// <summary><c>{"error":…}</c>.</summary>
    Error,

    /// <summary><c>{"detail":…}</c>.</summary>
    Detail,

    /// <summary>The text alone, as <c>text/plain</c>.</summary>
    PlainText,
}
