using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>The commands as a page of the documentation and as a man page, made from the commands themselves.</summary>
internal static partial class CommandReference
{
    private static readonly RootCommand _root = CommandLine.Root();

    /// <summary>Each command with the words that call it. A group comes before its commands.</summary>
    private static IEnumerable<(string Call, ToolCommand Command)> Commands => CommandsOf(_root, "apikeys");

    private static IEnumerable<Option> GlobalOptions => _root.Options.Where(option => !option.Hidden);

    private static IEnumerable<(string Call, ToolCommand Command)> CommandsOf(Command group, string call) =>
        group
            .Subcommands.OfType<ToolCommand>()
            .Where(command => !command.Hidden)
            .SelectMany(command =>
                CommandsOf(command, $"{call} {command.Name}").Prepend(($"{call} {command.Name}", command))
            );

    public static string Markdown()
    {
        StringBuilder page = new();
        page.Append("# Reference of the tool `apikeys`\n\n");
        page.Append(
            "The commands with their arguments and options, as `--help` has them. A test writes this page from the\n"
        );
        page.Append("commands. [The command-line tool](command-line-tool.md) explains them.\n");
        foreach ((string call, ToolCommand command) in Commands)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {call}\n\n{Sentence(command.Description)}{AliasText(command)}\n\n"
            );
            page.Append(CultureInfo.InvariantCulture, $"```bash\n{string.Join('\n', command.Examples)}\n```\n");
            Table(page, command.Arguments.Select(argument => ($"`<{argument.Name}>`", TextOf(argument))), "argument");
            Table(page, command.Options.Select(option => ($"`{Names(option)}`", TextOf(option))), "option");
        }

        page.Append("\n## Options of every command\n");
        Table(page, GlobalOptions.Select(option => ($"`{Names(option)}`", TextOf(option))), "option");
        return page.ToString();
    }

    public static string ManPage()
    {
        StringBuilder page = new();
        page.Append(".TH APIKEYS 1 \"\" \"ApiKeys.Client\" \"User Commands\"\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $".SH NAME\napikeys \\- {Roff("manages API keys at AIMMS Cloud, IBM Maximo and Veeam")}\n"
        );
        page.Append(".SH SYNOPSIS\n.B apikeys\n.I command\n[\\fIoptions\\fR]\n");
        page.Append(CultureInfo.InvariantCulture, $".SH DESCRIPTION\n{Roff(_root.Description!)}\n.SH COMMANDS\n");
        foreach ((string call, ToolCommand command) in Commands)
        {
            string arguments = string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>"));
            page.Append(CultureInfo.InvariantCulture, $".SS {Roff($"{call}{arguments}")}\n");
            page.Append(CultureInfo.InvariantCulture, $"{Roff(Sentence(command.Description) + AliasText(command))}\n");
            Items(page, command.Arguments.Select(argument => ($"<{argument.Name}>", TextOf(argument))));
            Items(page, command.Options.Select(option => (Names(option), TextOf(option))));
            page.Append(
                ".PP\nExamples:\n.nf\n" + string.Concat(command.Examples.Select(line => Roff(line) + "\n")) + ".fi\n"
            );
        }

        page.Append(".SH OPTIONS OF EVERY COMMAND\n");
        Items(page, GlobalOptions.Select(option => (Names(option), TextOf(option))));
        page.Append(".SH EXIT STATUS\n");
        Items(page, Enum.GetValues<ExitCode>().Select(code => ($"{(int)code}", MeaningOf(code))));
        page.Append(".SH ENVIRONMENT\n");
        Items(
            page,
            [
                ("APIKEYS_CONFIG", "The file with the accounts"),
                ("APIKEYS_ACCOUNT", "The account to work at when none is named"),
                ("ApiKeys__<account>__<option>", "An option of an account, in place of that in the file"),
                ("NO_COLOR", "No colours"),
            ]
        );
        return page.ToString();
    }

    private static void Table(StringBuilder page, IEnumerable<(string Name, string Text)> rows, string heading)
    {
        (string Name, string Text)[] all = [.. rows];
        if (all.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n| {heading} | meaning |\n|---|---|\n");
            page.Append(
                string.Concat(
                    all.Select(row => $"| {row.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Text} |\n")
                )
            );
        }
    }

    private static void Items(StringBuilder page, IEnumerable<(string Name, string Text)> items)
    {
        foreach ((string name, string text) in items)
        {
            page.Append(CultureInfo.InvariantCulture, $".TP\n.B {Roff(name)}\n{Roff(text)}\n");
        }
    }

    private static string Names(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name).Distinct())
        + (option.HelpName is { } value ? $" <{value}>" : "");

    private static string AliasText(Command command) =>
        command.Aliases.Count > 0 ? $" Also: `{string.Join("`, `", command.Aliases)}`." : "";

    private static string TextOf(Symbol symbol) =>
        Sentence(symbol.Description)
        + (
            ServiceLimits.ServicesOf(symbol) is { } services
            && !services.All(service => symbol.Description!.Contains(service, StringComparison.OrdinalIgnoreCase))
                ? $" At {string.Join(" and ", services)}."
                : ""
        );

    private static string Sentence(string? text) => (text ?? "").TrimEnd('.') + ".";

    private static string MeaningOf(ExitCode code) =>
        Blanks()
            .Replace(
                XDocument
                    .Load(Path.ChangeExtension(typeof(ExitCode).Assembly.Location, ".xml"))
                    .Descendants("member")
                    .Single(member => (string?)member.Attribute("name") == $"F:{typeof(ExitCode).FullName}.{code}")
                    .Element("summary")!
                    .Value,
                " "
            )
            .Trim();

    private static string Roff(string text) =>
        text.Replace("`", "", StringComparison.Ordinal)
            .Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("'", "\\(aq", StringComparison.Ordinal);

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
