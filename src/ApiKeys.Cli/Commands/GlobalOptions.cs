using System.CommandLine;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Times;

namespace ApiKeys.Cli.Commands;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    private const double LongestTimeout = 86_400;

    public static Option<string?> Account { get; } =
        Recursive<string?>("--account", "The account to use; may be left out if there is only one", "name");

    public static Option<string?> Config { get; } =
        Recursive<string?>(
            "--config",
            "The file with the accounts; otherwise APIKEYS_CONFIG, or the user's configuration folder",
            "file"
        );

    public static Option<OutputFormat> Output { get; } = OutputOption.Create();

    public static Option<bool> Quiet { get; } =
        Recursive<bool>("--quiet", "Write nothing but errors to standard error");

    public static Option<bool> Verbose { get; } =
        Recursive<bool>(
            "--verbose",
            "Log to standard error which configuration is read, and each request and response; without secrets"
        );

    public static Option<bool> NoCache { get; } =
        Recursive<bool>("--no-cache", "Neither use nor keep what was learned about servers");

    public static Option<bool> NoColor { get; } =
        Recursive<bool>("--no-color", "No colours; NO_COLOR in the environment does the same");

    public static Option<double?> Timeout { get; } =
        TimeOptions.Seconds("--timeout", "How many seconds a call to a service may take", 0.01, LongestTimeout);

    public static IReadOnlyList<Option> All { get; } =
    [Account, Config, Output, Quiet, Verbose, NoCache, NoColor, Timeout];

    static GlobalOptions()
    {
        Timeout.Recursive = true;
        Account.Aliases.Add("-a");
        Account.CompletionSources.Add(Candidates.Accounts);
    }

    private static Option<T> Recursive<T>(string name, string description, string? value = null) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            Recursive = true,
        };
}
