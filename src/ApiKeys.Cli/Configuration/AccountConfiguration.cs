using System.Text.Json;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Configuration;

/// <summary>The configured accounts: those in the file, with what the environment overrides.</summary>
internal sealed class AccountConfiguration
{
    public const string Section = "ApiKeys";

    private AccountConfiguration(
        ConfigurationFile? file,
        bool hasSecretsInFile,
        IReadOnlyList<AccountSettings> accounts,
        string? defaultAccount
    ) => (File, HasSecretsInFile, Accounts, Default) = (file, hasSecretsInFile, accounts, defaultAccount);

    /// <summary>The variable that names the account that is meant when none is named.</summary>
    public const string DefaultVariable = "APIKEYS_ACCOUNT";

    public ConfigurationFile? File { get; }

    /// <summary>The account that is meant when none is named; null when there is none.</summary>
    public string? Default { get; }

    /// <summary>Whether the file contains a secret, and not only a reference to one.</summary>
    public bool HasSecretsInFile { get; }

    public IReadOnlyList<AccountSettings> Accounts { get; }

    /// <exception cref="UsageException">The file cannot be read, or there is no account.</exception>
    public static AccountConfiguration Load(ConfigurationFile? file)
    {
        ConfiguredValues inFile = Read(file);
        ConfiguredValues inEnvironment = ConfiguredValues.OfEnvironment();
        ConfiguredValues all = inFile.With(inEnvironment);
        AccountSettings[] accounts =
        [
            .. all.Accounts.Select(account => new AccountSettings(account, all[account], file, inEnvironment[account])),
        ];
        return accounts.Length > 0
            ? new AccountConfiguration(file, HasSecrets(inFile), accounts, DefaultOf(all))
            : throw new UsageException(MissingAccounts.Text(file));
    }

    /// <summary>The account of a name; without a name the default, or the only one.</summary>
    /// <exception cref="UsageException">There is no such account, or there are several.</exception>
    public AccountSettings Account(string? name) =>
        (
            (name ?? Default) is { } wanted ? Find(wanted)
            : Accounts.Count == 1 ? Accounts[0]
            : null
        )
        ?? throw new UsageException(
            (
                name is not null ? NotFound(name)
                : DefaultProblem is { } problem ? problem
                : Several()
            ) + UnnamedFile.Hint(File)
        );

    /// <summary>What is wrong with the default account; null when nothing is.</summary>
    public string? DefaultProblem =>
        Default is null || Find(Default) is not null ? null
        : Environment.GetEnvironmentVariable(DefaultVariable) is { Length: > 0 }
            ? $"{DefaultVariable} in the environment: {NotFound(Default)}"
        : $"\"Default\" in '{File?.Path}': {NotFound(Default)}";

    private AccountSettings? Find(string name) =>
        Accounts.FirstOrDefault(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string? DefaultOf(ConfiguredValues all) =>
        Environment.GetEnvironmentVariable(DefaultVariable) is { Length: > 0 } named ? named : all.Default;

    private static bool HasSecrets(ConfiguredValues inFile) =>
        inFile.Accounts.Any(account => Secrets.Fields.Any(inFile[account].ContainsKey));

    private static ConfiguredValues Read(ConfigurationFile? file)
    {
        try
        {
            return file is null
                ? ConfiguredValues.None
                : ConfiguredValues.OfJson(EncodedText.Decode(System.IO.File.ReadAllBytes(file.Path)));
        }
        catch (JsonException exception)
        {
            throw new UsageException(
                $"The configuration '{file?.Path}' is not valid JSON, at line {exception.LineNumber + 1}.",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException(
                $"The configuration '{file?.Path}' cannot be read: {exception.Message}",
                exception
            );
        }
    }

    private string NotFound(string name) =>
        $"No account is named '{name}'.{Nearest.Hint(name, Accounts.Select(account => account.Name))} "
        + $"There are: {Names}.";

    private string Several() =>
        $"There are several accounts; choose one with --account, {DefaultVariable} or \"Default\" in the "
        + $"configuration: {Names}.";

    private string Names => string.Join(", ", Accounts.Select(account => account.Name));
}
