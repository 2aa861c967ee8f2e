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

    /// <summary>Findings as SARIF 2.1.0, for what shows the findings of checks.</summary>
    Sarif,

    /// <summary>Findings as a table in Markdown, for the summary of a pipeline or an issue.</summary>
    Markdown,
}
