namespace ApiKeys.Cli.Output;

/// <summary>
/// A scope as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md describes it.
/// </summary>
internal sealed record ScopeJson(string Name, string? Description);
