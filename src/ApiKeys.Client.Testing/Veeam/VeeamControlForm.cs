namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The changes of a login or a user by a test in another process; absent members stay.</summary>
internal sealed record VeeamControlForm
{
    public int? Count { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public string? MfaCode { get; init; }

    public bool? IsLocked { get; init; }
}
