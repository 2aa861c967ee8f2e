namespace ApiKeys.Cli.Output;

/// <summary>A scope as standard output has it in JSON; the form is a contract, described in docs/cli.md.</summary>
internal sealed record ScopeJson(string Name, string? Description);
