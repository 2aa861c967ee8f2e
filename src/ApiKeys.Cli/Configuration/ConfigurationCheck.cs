using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Rotation;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Validates accounts, the default and rotation policies without a request: no command that prints a secret is started,
/// and nobody is asked for a password.
/// </summary>
internal static class ConfigurationCheck
{
    // It takes the place of a secret that only a command or a person knows.
    private const string Placeholder = "placeholder";
    private static readonly string[] _headings = ["ACCOUNT", "SERVICE", "ADDRESS", "PROBLEM"];

    public static ExitCode Write(
        Screen screen,
        AccountConfiguration configuration,
        IReadOnlyList<AccountSettings> accounts
    )
    {
        screen.Note(ConfigurationFile.Describe(configuration.File));
        (AccountSettings Account, string? Problem)[] checks =
        [
            .. accounts.Select(account => (account, ProblemOf(account, screen))),
        ];
        if (screen.IsData)
        {
            Data.Write(
                screen,
                [.. checks.Select(check => new AccountProblemJson(check.Account, check.Problem))],
                Json.Context.IReadOnlyListAccountProblemJson
            );
        }
        else
        {
            Table.Write(screen, _headings, checks.Select(check => Row(check.Account, check.Problem)));
        }

        bool hasAccountProblem = checks.Any(static check => check.Problem is not null);
        string[] others =
        [
            .. configuration.DefaultProblem is { } problem ? [problem] : Array.Empty<string>(),
            .. hasAccountProblem ? [] : PolicyCheck.ProblemsIn(configuration, screen),
        ];
        foreach (string other in others)
        {
            Screen.Error(other);
        }

        return hasAccountProblem || others.Length > 0 ? ExitCode.Usage : ExitCode.Done;
    }

    /// <summary>What is wrong with an account; null when nothing is.</summary>
    public static string? ProblemOf(AccountSettings account, Screen screen)
    {
        try
        {
            using OpenAccount open = OpenAccount.Of(account, OfflineValues(account, screen), static _ => { });
            return null;
        }
        catch (Exception exception)
            when (exception is UsageException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            return exception.Message;
        }
    }

    /// <summary>The options of an account, with a placeholder where only a command or a person knows the secret.</summary>
    public static Dictionary<string, string?> OfflineValues(AccountSettings account, Screen screen)
    {
        Dictionary<string, string?> values = account.ToDictionary();
        SecretCommand.Replace(account, values, Placeholder);
        ConfiguredPaths.Resolve(account, values, screen);
        MissingCredential.Replace(account, values, Placeholder);
        return values;
    }

    private static Cell[] Row(AccountSettings account, string? problem) =>
        [account.Name, account.Service, account.Address, new Cell(problem ?? "", Severity.Now)];
}
