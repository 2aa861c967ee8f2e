using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.Portal.Accounts;

/// <summary>
/// The accounts that the portal manages: the configured ones, or those of an emulator with some keys if there are none.
/// </summary>
internal static class AccountSource
{
    public static async Task<ApiKeyEmulator?> AddAsync(WebApplicationBuilder builder, string? configFile)
    {
        if (configFile is not null)
        {
            builder.Configuration.AddJsonFile(configFile, optional: false).AddEnvironmentVariables();
        }

        IConfigurationSection section = builder.Configuration.GetSection("ApiKeys");
        ApiKeyEmulator? emulator =
            configFile is null && !section.GetChildren().Any() ? await EmulatedAccounts.StartAsync() : null;
        if (emulator is not null)
        {
            builder.Configuration.AddInMemoryCollection(EmulatedAccounts.Configuration(emulator));
            builder.Services.AddSingleton<TimeProvider>(emulator.Clock);
        }

        // Each child of the section is an account: { "ApiKeys": { "prod": { "Service": "Aimms", … } } }
        builder.Services.AddApiKeyClient(section);
        return section.GetChildren().Any()
            ? emulator
            : throw new InvalidOperationException($"{configFile} has no account in its section ApiKeys.");
    }
}
