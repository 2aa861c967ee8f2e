using ApiKeys.Client.Pipeline;

namespace ApiKeys.Client.Calls;

/// <summary>
/// What handlers of the application see when a request failed that must not be sent again. It is none of the exceptions
/// and statuses that retry handlers take for transient, so the call ends at once. <see cref="WireTransport"/> unwraps
/// it.
/// </summary>
internal sealed class FinalOutcomeException(string what, Exception? failure = null)
    : Exception($"The request must not be sent again. {what}", failure);
