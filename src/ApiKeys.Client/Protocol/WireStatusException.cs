namespace ApiKeys.Client.Protocol;

/// <summary>The service responded with a status that is not a success.</summary>
internal sealed class WireStatusException(int statusCode, ServiceError error, TimeSpan? retryAfter)
    : Exception($"The service responded with status {statusCode}.")
{
    public int StatusCode { get; } = statusCode;

    public ServiceError Error { get; } = error;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The operation in the specification that the request was for: method and path template.</summary>
    public string? Route { get; init; }

    /// <summary>Whether a handler of the application sent the response, in the service's place.</summary>
    public bool IsFromHandler { get; init; }

    /// <summary>The forms in which the request was sent, when it was in several.</summary>
    public IReadOnlyList<WireForm> Tried { get; private init; } = [];

    /// <summary>The same rejection with a remedy.</summary>
    public WireStatusException With(string advice) => Again(Error with { Advice = advice }, Tried);

    /// <summary>The same rejection of the last of several forms, with the remedy if there is one.</summary>
    public WireStatusException After(IReadOnlyList<WireForm> tried, string? advice) =>
        Again(Error with { Advice = Error.Advice ?? advice }, tried);

    private WireStatusException Again(ServiceError error, IReadOnlyList<WireForm> tried) =>
        new(StatusCode, error, RetryAfter)
        {
            Route = Route,
            IsFromHandler = IsFromHandler,
            Tried = tried,
        };
}
