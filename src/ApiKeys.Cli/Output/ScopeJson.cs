namespace ApiKeys.Cli.Output;

/// <summary>
/// A scope as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md describes it.
/// </summary>
/// <param name="Name">The scope.</param>
/// <param name="Description">What it allows; null when that is not known.</param>
/// <param name="Source">Who names it: the <c>service</c>, or its <c>documentation</c>.</param>
internal sealed record ScopeJson(string Name, string? Description, string Source);
