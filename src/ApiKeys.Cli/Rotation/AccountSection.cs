using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Cli.Rotation;

/// <summary>The options of several accounts as one section, with secrets resolved.</summary>
internal static class AccountSection
{
    public static async Task<IConfiguration> OfAsync(
        IReadOnlyList<AccountSettings> accounts,
        Session session,
        CancellationToken cancellationToken
    )
    {
        List<(string, Dictionary<string, string?>)> all = [];
        foreach (AccountSettings account in accounts)
        {
            Dictionary<string, string?> values = account.ToDictionary();
            await SecretCommand.ResolveAsync(account, values, cancellationToken);
            ConfiguredPaths.Resolve(account, values, session.Screen);
            if (session.Get(GlobalOptions.Timeout) is { } seconds)
            {
                values["CallTimeout"] = TimeSpan.FromSeconds(seconds).ToString("c");
            }

            all.Add((account.Name, values));
        }

        return Of(all);
    }

    public static IConfiguration Of(IEnumerable<(string Account, Dictionary<string, string?> Values)> accounts) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                accounts.SelectMany(static each =>
                    each.Values.Select(pair => KeyValuePair.Create($"{each.Account}:{pair.Key}", pair.Value))
                )
            )
            .Build();
}
