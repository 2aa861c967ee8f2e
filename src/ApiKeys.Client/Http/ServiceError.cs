namespace ApiKeys.Client.Http;

/// <summary>What a service said about an error, fit to be passed on.</summary>
internal sealed record ServiceError
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RequestId { get; init; }
}
