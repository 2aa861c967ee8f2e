namespace ApiKeys.Client.Http;

/// <summary>Somebody tried to send a create a second time.</summary>
internal sealed class RepeatRefusedException()
    : InvalidOperationException("The request creates something and was sent before, so it was not sent again. A handler outside the SDK, or the platform, tried to.");
