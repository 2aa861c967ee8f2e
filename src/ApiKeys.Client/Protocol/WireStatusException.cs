namespace ApiKeys.Client.Protocol;

/// <summary>The service responded with a status that is not a success.</summary>
internal sealed class WireStatusException(int statusCode, ServiceError error, TimeSpan? retryAfter)
    : Exception($"The service responded with status {statusCode}.")
{
    public int StatusCode { get; } = statusCode;

    public ServiceError Error { get; } = error;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The forms in which the request was sent, when it was in several.</summary>
    public IReadOnlyList<WireForm> Tried { get; private init; } = [];

    /// <summary>The same rejection with a remedy.</summary>
    public WireStatusException With(string advice) =>
        new(StatusCode, Error with { Advice = advice }, RetryAfter) { Tried = Tried };

    /// <summary>The same rejection of the last of several forms, with the remedy if there is one.</summary>
    public WireStatusException After(IReadOnlyList<WireForm> tried, string? advice) =>
        new(StatusCode, Error with { Advice = Error.Advice ?? advice }, RetryAfter) { Tried = tried };
}
