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
        Dictionary<string, string?> all = new(StringComparer.OrdinalIgnoreCase);
        foreach (AccountSettings account in accounts)
        {
            Dictionary<string, string?> values = account.ToDictionary();
            await SecretCommand.ResolveAsync(account, values, cancellationToken);
            ConfiguredPaths.Resolve(account, values, session.Screen);
            if (session.Get(GlobalOptions.Timeout) is { } seconds)
            {
                values["CallTimeout"] = TimeSpan.FromSeconds(seconds).ToString("c");
            }

            foreach ((string member, string? value) in values)
            {
                all[$"{account.Name}:{member}"] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }
}
