namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>What a contestant reports of an error: the status, and the message of the service.</summary>
internal sealed record Refusal(int? Status, string? Message);
