namespace ApiKeys.Client.Calls;

/// <summary>A handler tried to send a request again that must not be sent again.</summary>
internal sealed class ReplayRefusedException(TimeSpan recognisedFor)
    : InvalidOperationException(
        recognisedFor == TimeSpan.Zero
            ? "The request changes something and was sent before, so it was not sent again. A handler outside the "
                + "SDK, or the platform, tried to send it."
            : $"It was not sent again, because the service recognises a retry only within {recognisedFor}."
    );
