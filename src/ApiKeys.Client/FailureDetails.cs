namespace ApiKeys.Client;

/// <summary>The facts that every <see cref="ApiKeyException"/> carries.</summary>
internal sealed record FailureDetails
{
    public static FailureDetails None { get; } = new();

    public string? Service { get; init; }

    public string? Account { get; init; }

    public string? KeyId { get; init; }

    public int? StatusCode { get; init; }

    public string? ErrorCode { get; init; }

    public string? ServiceMessage { get; init; }

    public string? RequestId { get; init; }

    public bool IsTransient { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public ApiKeyFailureStep FailedStep { get; init; }

    public bool IsCredentialRejected { get; init; }

    public string? ActionId { get; init; }

    /// <summary>Who wrote the error in the response, as far as its shape shows.</summary>
    public ErrorOrigin Origin { get; init; }

    /// <summary>What a check at the service showed, where one was needed.</summary>
    public LookResult Look { get; init; }
}
