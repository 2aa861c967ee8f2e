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
        if (screen.Format == OutputFormat.Csv)
        {
            Data.Write(screen, [.. accounts.SelectMany(OptionsOf)], Json.Context.IReadOnlyListConfiguredOptionJson);
        }
        else if (screen.IsData)
        {
            Data.WriteDocument(screen, JsonOf(configuration, accounts));
        }
        else
        {
            screen.Note(ConfigurationFile.Describe(configuration.File));
            Table.Write(
                screen,
                _headings,
                accounts
                    .SelectMany(OptionsOf)
                    .Select(static each => new Cell[] { each.Account, each.Option, each.Value, each.From })
            );
        }

        return ExitCode.Done;
    }

    private static IEnumerable<ConfiguredOptionJson> OptionsOf(AccountSettings account) =>
        account
            .ToDictionary()
            .Select(option => new ConfiguredOptionJson(
                account.Name,
                option.Key,
                Shown(option),
                account.IsInEnvironment(option.Key) ? "environment" : "file"
            ));

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
