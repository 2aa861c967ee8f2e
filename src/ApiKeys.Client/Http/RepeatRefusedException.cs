namespace ApiKeys.Client.Http;

/// <summary>Somebody tried to send a create a second time.</summary>
internal sealed class RepeatRefusedException(TimeSpan recognisedFor) : InvalidOperationException(recognisedFor == TimeSpan.Zero
    ? "The request creates something and was sent before, so it was not sent again. A handler outside the SDK, or the platform, tried to."
    : $"It was not sent again, because the service surely recognises a repeat only within {recognisedFor}.");
