namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>A request that the SDK sent to Prism, and its response.</summary>
internal sealed record Passage(string Method, int Status, string? Objection);
