namespace ApiKeys.Client.Calls;

/// <summary>
/// The exception that handlers of the application see when a failed request must not be sent again. Retry handlers do
/// not treat it as transient, so the call ends at once. <c>WireTransport</c> unwraps it.
/// </summary>
internal sealed class FinalOutcomeException(string what, Exception? failure = null)
    : Exception($"The request must not be sent again. {what}", failure);
