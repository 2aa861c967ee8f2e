namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A valid request for a key.</summary>
internal sealed record VeeamKeyRequest(string Description, IReadOnlyList<string> Scopes, bool IsReadAccessOnly);
