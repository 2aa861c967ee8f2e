namespace ApiKeys.Cli.Output;

/// <summary>The format of standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs; described in docs/guides/command-line-tool.md.</summary>
    Json,
}
