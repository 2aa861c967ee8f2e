namespace ApiKeys.Cli.Output;

/// <summary>The format of standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs; described in docs/guides/command-line-tool.md.</summary>
    Json,

    /// <summary>The members of the JSON as YAML.</summary>
    Yaml,

    /// <summary>The members of the JSON as comma-separated values, with a line of headings.</summary>
    Csv,

    /// <summary>The names alone, each on a line.</summary>
    Name,
}
