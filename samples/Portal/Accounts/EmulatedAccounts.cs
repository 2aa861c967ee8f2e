using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Samples.Portal.Accounts;

/// <summary>An emulator with three accounts that have been in use for a while, with keys of every kind.</summary>
internal static class EmulatedAccounts
{
    public static async Task<ApiKeyEmulator> StartAsync()
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
        DateTimeOffset now = emulator.Clock.GetUtcNow();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(emulator.Clock)
            .AddApiKeyClient(
                new ConfigurationBuilder().AddInMemoryCollection(Configuration(emulator)).Build().GetSection("ApiKeys")
            )
            .Services.BuildServiceProvider();

        emulator.Clock.SetUtcNow(now.AddDays(-80));
        await AddKeysAsync(services.GetRequiredService<AimmsApiKeyManager>(), now);
        await AddKeysAsync(services.GetRequiredService<MaximoApiKeyManager>());
        await AddKeysAsync(services.GetRequiredService<VeeamApiKeyManager>());
        emulator.Clock.SetUtcNow(now);
        return emulator;
    }

    public static Dictionary<string, string?> Configuration(ApiKeyEmulator emulator) =>
        new(
            emulator
                .Aimms.ToConfiguration("ApiKeys:prod")
                .Concat(emulator.Maximo.ToConfiguration("ApiKeys:eam"))
                .Concat(emulator.Veeam.ToConfiguration("ApiKeys:backup"))
        );

    private static async Task AddKeysAsync(AimmsApiKeyManager keys, DateTimeOffset now)
    {
        await keys.CreateAsync("old-report", AimmsScopes.Session, now.AddDays(-9));
        await keys.CreateAsync("ci-publish", AimmsScopes.PublishApp | AimmsScopes.Tasks, now.AddDays(6));
        await keys.CreateAsync("nightly-import", AimmsScopes.Tasks, now.AddDays(70));
        await keys.CreateAsync("secrets-sync", AimmsScopes.Secret, now.AddDays(250));
    }

    private static async Task AddKeysAsync(MaximoApiKeyManager keys)
    {
        await keys.CreateAsync("user import", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(90));
        await keys.CreateAsync("installer", MaximoPermissions.SystemAdmin, MaximoRefreshInterval.Never);
        await keys.CreateAsync(
            new MaximoApiKeyRequest("former partner", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(365))
            {
                IsEnabled = false,
            }
        );
    }

    private static async Task AddKeysAsync(VeeamApiKeyManager keys)
    {
        await keys.CreateAsync("weekly report", VeeamScopes.Rest, isReadOnly: true);
        await keys.CreateAsync("portal plugin", VeeamScopes.Rest | VeeamScopes.Integration);
        IssuedApiKey old = await keys.CreateAsync("trial of last year", VeeamScopes.Ui);
        await keys.DisableAsync(old.Key.Id);
    }
}
