namespace ApiKeys.Client.Protocol;

/// <summary>What a service said about an error, fit to be passed on.</summary>
internal sealed record ServiceError
{
    /// <summary>Whose the error is, as far as its shape tells.</summary>
    public ErrorOrigin Origin { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RequestId { get; init; }

    /// <summary>What to do about it, where the error shows by itself what is wrong.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether the service says that it knows no such route, rather than no such key.</summary>
    public bool IsUnknownRoute { get; init; }

    /// <summary>How long the service wants to be left alone, where the body says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the service says that the same request may succeed later.</summary>
    public bool IsRetryable { get; init; }
}
