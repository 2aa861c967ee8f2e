namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The form of errors in responses. Each was observed by a tool.</summary>
public enum MaximoErrorShape
{
    /// <summary><c>{"exception":{"id":…,"properties":[…]},"message":…,"uuid":…}</c>.</summary>
    Exception,

    /// <summary><c>{"exception":{"id":…,"message":…}}</c>.</summary>
    ExceptionWithMessage,

    /// <summary><c>{"error":400,"message":…}</c>, with the status.</summary>
    Status,

    /// <summary><c>{"message":…}</c>.</summary>
    Message,
}
