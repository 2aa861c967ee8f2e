using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>The result of a run of the tool.</summary>
public sealed partial record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>The lines of standard output, without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];

    public static string WithoutEscapes(string text) => Escapes().Replace(text, "");

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]")]
    private static partial Regex Escapes();
}
