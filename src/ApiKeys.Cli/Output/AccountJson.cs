namespace ApiKeys.Cli.Output;

/// <summary>A configured account as standard output has it in JSON; the form is a contract, described in docs/cli.md.</summary>
internal sealed record AccountJson(string Account, string? Service, string? Address);
