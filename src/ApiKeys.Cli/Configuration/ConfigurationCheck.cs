using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Validates accounts without a request: no command that prints a secret is started, and nobody is asked for a
/// password.
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

        return checks.All(check => check.Problem is null) ? ExitCode.Done : ExitCode.Usage;
    }

    /// <summary>What is wrong with an account; null when nothing is.</summary>
    public static string? ProblemOf(AccountSettings account, Screen screen)
    {
        try
        {
            Dictionary<string, string?> values = account.ToDictionary();
            SecretCommand.Replace(account, values, Placeholder);
            ConfiguredPaths.Resolve(account, values, screen);
            MissingCredential.Replace(account, values, Placeholder);
            using OpenAccount open = OpenAccount.Of(account, values, static _ => { });
            return null;
        }
        catch (Exception exception)
            when (exception is UsageException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            return exception.Message;
        }
    }

    private static Cell[] Row(AccountSettings account, string? problem) =>
        [account.Name, account.Service, account.Address, new Cell(problem ?? "", Severity.Now)];
}
