namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What a test in another process changes of a login or a user, or adds; what is left out stays.</summary>
internal sealed record VeeamControlForm
{
    public int? Count { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public string? MfaCode { get; init; }

    public bool? IsLocked { get; init; }
}
