namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A key that was asked for and may be made.</summary>
internal sealed record VeeamKeyRequest(string Description, IReadOnlyList<string> Scopes, bool IsReadAccessOnly);
