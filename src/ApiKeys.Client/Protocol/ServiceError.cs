using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Protocol;

/// <summary>The service's description of an error, safe for messages.</summary>
internal sealed record ServiceError
{
    /// <summary>Who wrote the error, as far as its shape shows.</summary>
    public ErrorOrigin Origin { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>What a page that came in place of the service's response says; null when none came.</summary>
    public string? Page { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The remedy, if the error itself shows what is wrong.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether the service says that it knows no such route, rather than no such key.</summary>
    public bool IsUnknownRoute { get; init; }

    /// <summary>
    /// Whether the error is in a format that the service's siblings have, where the service documents none. A gateway may
    /// use it, too.
    /// </summary>
    public bool IsInSiblingFormat { get; init; }

    /// <summary>The delay that the service requests before a retry, if the body has one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the service says that the same request may succeed later.</summary>
    public bool IsRetryable { get; init; }
}
