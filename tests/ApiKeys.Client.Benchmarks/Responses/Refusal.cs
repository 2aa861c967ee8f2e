namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>What a contestant reports of an error: the status, and what the service said.</summary>
internal sealed record Refusal(int? Status, string? Message);
