namespace ApiKeys.Client.Protocol;

/// <summary>The service responded with a status that is not a success.</summary>
internal sealed class WireStatusException(int statusCode, ServiceError error, TimeSpan? retryAfter)
    : Exception($"The service responded with status {statusCode}.")
{
    public int StatusCode { get; } = statusCode;

    public ServiceError Error { get; } = error;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
