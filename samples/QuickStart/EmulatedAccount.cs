using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>An emulator whose AIMMS account has been in use for a while.</summary>
internal static class EmulatedAccount
{
    public static async Task<ApiKeyEmulator> StartAsync()
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
        DateTimeOffset now = emulator.Clock.GetUtcNow();

        // Two keys were created 200 days ago. One of them has expired since.
        emulator.Clock.SetUtcNow(now.AddDays(-200));
        AimmsOptions options = new()
        {
            BaseAddress = emulator.Aimms.BaseAddress,
            ApiKey = emulator.Aimms.AdministratorKey,
            AllowInsecureLoopback = true,
        };
        AimmsApiKeyManager keys = new(options, new ApiKeyManagerSettings { TimeProvider = emulator.Clock });
        await keys.CreateAsync("old-report", AimmsScopes.Session, now.AddDays(-9));
        await keys.CreateAsync("ci-publish", AimmsScopes.PublishApp, now.AddDays(12));

        emulator.Clock.SetUtcNow(now);
        return emulator;
    }
}
