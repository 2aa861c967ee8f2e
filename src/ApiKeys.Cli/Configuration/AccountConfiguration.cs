using System.Text.Json;
using ApiKeys.Cli.Failures;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Cli.Configuration;

/// <summary>The configured accounts: those in the file, with what the environment overrides.</summary>
internal sealed class AccountConfiguration
{
    public const string Section = "ApiKeys";

    private AccountConfiguration(ConfigurationFile? file, bool hasSecretsInFile, IReadOnlyList<AccountSettings> accounts) =>
        (File, HasSecretsInFile, Accounts) = (file, hasSecretsInFile, accounts);

    public ConfigurationFile? File { get; }

    /// <summary>Whether a secret itself stands in the file, and not only where it is to be had.</summary>
    public bool HasSecretsInFile { get; }

    public IReadOnlyList<AccountSettings> Accounts { get; }

    /// <exception cref="UsageException">The file cannot be read, or there is no account.</exception>
    public static AccountConfiguration Load(string? named)
    {
        ConfigurationFile? file = ConfigurationFile.Find(named);
        IConfigurationRoot inFile = Read(file);
        IConfigurationRoot all = new ConfigurationBuilder().AddConfiguration(inFile).AddEnvironmentVariables().Build();
        AccountSettings[] accounts = [.. all.GetSection(Section).GetChildren().Select(account => new AccountSettings(account, file, inFile))];
        return accounts.Length > 0 ? new AccountConfiguration(file, HasSecrets(inFile), accounts) : throw new UsageException(MissingAccounts.Text(file));
    }

    /// <summary>The account of a name; without a name the only one.</summary>
    /// <exception cref="UsageException">There is no such account, or there are several.</exception>
    public AccountSettings Account(string? name)
    {
        string names = string.Join(", ", Accounts.Select(account => account.Name));
        return name is not null ? Accounts.FirstOrDefault(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"No account is named '{name}'. There are: {names}.")
            : Accounts.Count == 1 ? Accounts[0]
            : throw new UsageException($"There are several accounts; choose one with --account: {names}.");
    }

    private static bool HasSecrets(IConfigurationRoot inFile) =>
        inFile.GetSection(Section).GetChildren().Any(account => Secrets.Fields.Any(field => account[field] is not null));

    private static IConfigurationRoot Read(ConfigurationFile? file)
    {
        try
        {
            ConfigurationBuilder builder = new();
            if (file is not null)
            {
                builder.AddJsonStream(new MemoryStream(System.IO.File.ReadAllBytes(file.Path)));
            }

            return builder.Build();
        }
        catch (JsonException fault)
        {
            throw new UsageException($"The configuration '{file?.Path}' is not valid JSON, at line {fault.LineNumber + 1}.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"The configuration '{file?.Path}' cannot be read: {fault.Message}", fault);
        }
    }
}
