using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>An AIMMS account on an emulator, without delays between attempts.</summary>
public sealed class AimmsFixture : EmulatedApplication
{
    private AimmsFixture(ApiKeyEmulator emulator, Action<AimmsOptions>? configure, Action<IServiceCollection>? services)
        : base(
            emulator,
            collection =>
            {
                collection.AddApiKeyClient().AddAimms("prod", options => Set(options, emulator, configure));
                services?.Invoke(collection);
            }
        ) => Keys = Sole<AimmsApiKeyManager>();

    public AimmsApiKeyManager Keys { get; }

    /// <summary>An expiry that the account's limit allows.</summary>
    public DateTimeOffset InNinetyDays => Emulator.Clock.GetUtcNow().AddDays(90);

    public static async Task<AimmsFixture> StartAsync(
        Action<AimmsOptions>? configure = null,
        Action<IServiceCollection>? services = null
    ) => new(await StartEmulatorAsync(), configure, services);

    private static void Set(AimmsOptions options, ApiKeyEmulator emulator, Action<AimmsOptions>? configure)
    {
        (options.BaseAddress, options.ApiKey, options.AllowInsecureLoopback, options.RetryDelay) = (
            emulator.Aimms.BaseAddress,
            emulator.Aimms.AdministratorKey,
            true,
            TimeSpan.Zero
        );
        configure?.Invoke(options);
    }
}
