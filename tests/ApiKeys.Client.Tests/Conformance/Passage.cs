namespace ApiKeys.Client.Tests.Conformance;

/// <summary>A request that the SDK sent towards Prism, and what came back.</summary>
internal sealed record Passage(string Method, int Status, string? Objection);
