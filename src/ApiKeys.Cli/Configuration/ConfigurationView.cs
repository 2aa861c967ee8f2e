using System.Text.Json.Nodes;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>Shows what is configured, and where. A secret is shown as three asterisks.</summary>
internal static class ConfigurationView
{
    private const string Mask = "***";
    private static readonly string[] _headings = ["ACCOUNT", "OPTION", "VALUE", "FROM"];

    public static ExitCode Write(
        Screen screen,
        AccountConfiguration configuration,
        IReadOnlyList<AccountSettings> accounts
    )
    {
        if (screen.IsData)
        {
            Data.WriteDocument(screen, JsonOf(configuration, accounts));
        }
        else
        {
            screen.Note(ConfigurationFile.Describe(configuration.File));
            Table.Write(screen, _headings, accounts.SelectMany(Rows));
        }

        return ExitCode.Done;
    }

    private static IEnumerable<Cell[]> Rows(AccountSettings account) =>
        account
            .ToDictionary()
            .Select(option =>
                new Cell[]
                {
                    account.Name,
                    option.Key,
                    Shown(option),
                    account.IsInEnvironment(option.Key) ? "environment" : "file",
                }
            );

    private static JsonObject JsonOf(AccountConfiguration configuration, IEnumerable<AccountSettings> accounts)
    {
        JsonObject section = [];
        foreach (AccountSettings account in accounts)
        {
            section[account.Name] = new JsonObject(
                account
                    .ToDictionary()
                    .Select(option => KeyValuePair.Create(option.Key, (JsonNode?)JsonValue.Create(Shown(option))))
            );
        }

        return new JsonObject
        {
            ["File"] = configuration.File?.Path,
            ["Default"] = configuration.Default,
            [AccountConfiguration.Section] = section,
        };
    }

    private static string? Shown(KeyValuePair<string, string?> option) =>
        Secrets.Fields.Contains(option.Key, StringComparer.OrdinalIgnoreCase) ? Mask : option.Value;
}
