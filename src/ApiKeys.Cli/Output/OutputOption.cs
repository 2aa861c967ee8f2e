using System.CommandLine;
using System.CommandLine.Completions;

namespace ApiKeys.Cli.Output;

/// <summary>The option <c>--output</c>.</summary>
internal static class OutputOption
{
    private static readonly string[] _all = ["table", "json", "yaml", "csv", "name", "sarif", "markdown"];

    /// <summary>The formats of every command with output; the others are those of an audit.</summary>
    private static readonly string[] _names = _all[..5];

    /// <summary>Whether every command with output has a format.</summary>
    public static bool IsCommon(OutputFormat format) => (int)format < _names.Length;

    /// <summary>The error for a format that a command does not have.</summary>
    public static string Missing(OutputFormat format, string command) =>
        $"--output is '{_all[(int)format]}', which '{command}' does not have; 'apikeys audit' has it.";

    public static Option<OutputFormat> Create()
    {
        Option<OutputFormat> option = new("--output", "-o")
        {
            Description = "The format of standard output",
            HelpName = string.Join('|', _names),
            Recursive = true,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                int index = Array.FindIndex(_all, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
                if (index < 0)
                {
                    string hint = Failures.Nearest.Hint(text, _names);
                    result.AddError($"--output is '{text}'; it must be one of {string.Join(", ", _names)}.{hint}");
                }

                return (OutputFormat)Math.Max(index, 0);
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(static _ => _names.Select(static name => new CompletionItem(name)));
        return option;
    }
}
