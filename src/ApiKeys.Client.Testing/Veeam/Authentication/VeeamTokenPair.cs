namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A pair of tokens in plain text.</summary>
internal sealed record VeeamTokenPair(string Access, string Refresh);
