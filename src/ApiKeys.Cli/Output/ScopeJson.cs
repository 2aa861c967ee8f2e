namespace ApiKeys.Cli.Output;

/// <summary>
/// A scope as standard output has it in JSON; the form is a contract, described in docs/guides/command-line-tool.md.
/// </summary>
internal sealed record ScopeJson(string Name, string? Description);
