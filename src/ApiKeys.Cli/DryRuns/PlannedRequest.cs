namespace ApiKeys.Cli.DryRuns;

/// <summary>The request that a command would send to change something.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">The address, with its query. It never has a credential.</param>
/// <param name="Body">The body; null when there is none.</param>
internal sealed record PlannedRequest(string Method, string Address, string? Body);
