namespace ApiKeys.Client.Tests.Conformance;

/// <summary>A request that the SDK sent to Prism, and its response.</summary>
internal sealed record Passage(string Method, int Status, string? Objection);
