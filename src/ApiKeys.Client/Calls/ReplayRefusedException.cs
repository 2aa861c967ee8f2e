namespace ApiKeys.Client.Calls;

/// <summary>Somebody tried to send a request a second time that must not be.</summary>
internal sealed class ReplayRefusedException(TimeSpan recognisedFor)
    : InvalidOperationException(
        recognisedFor == TimeSpan.Zero
            ? "The request changes something and was sent before, so it was not sent again. A handler outside the "
                + "SDK, or the platform, tried to."
            : $"It was not sent again, because the service surely recognises a repeat only within {recognisedFor}."
    );
