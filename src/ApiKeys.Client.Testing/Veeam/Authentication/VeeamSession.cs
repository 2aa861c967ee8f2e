namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A pair of tokens, as hashes.</summary>
internal sealed record VeeamSession(
    VeeamEmulatedUser User,
    string AccessHash,
    DateTimeOffset AccessEnds,
    string RefreshHash,
    DateTimeOffset RefreshEnds
);
