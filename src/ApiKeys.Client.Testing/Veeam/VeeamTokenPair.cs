namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A pair of tokens as it is handed out.</summary>
internal sealed record VeeamTokenPair(string Access, string Refresh);
