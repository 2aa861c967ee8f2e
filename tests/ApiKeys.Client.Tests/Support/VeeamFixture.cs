using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>A Veeam account on an emulator, without delays between attempts.</summary>
public sealed class VeeamFixture : EmulatedApplication
{
    private VeeamFixture(ApiKeyEmulator emulator, Action<VeeamOptions>? configure, Action<IServiceCollection>? services)
        : base(
            emulator,
            collection =>
            {
                collection
                    .AddApiKeyClient()
                    .AddVeeam(
                        "backup",
                        options =>
                        {
                            Address(options, emulator);
                            options.ApiKey = emulator.Veeam.AdministratorKey;
                            configure?.Invoke(options);
                        }
                    );
                services?.Invoke(collection);
            }
        ) => Keys = Sole<VeeamApiKeyManager>();

    public VeeamEmulator Veeam => Emulator.Veeam;

    public VeeamApiKeyManager Keys { get; }

    public static async Task<VeeamFixture> StartAsync(
        Action<VeeamOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null
    ) => new(await StartEmulatorAsync(clock), configure, services);

    /// <summary>Another account at the same emulator, without a container.</summary>
    public VeeamApiKeyManager Manager(Action<VeeamOptions> configure, CredentialSource? credentials = null)
    {
        VeeamOptions options = new();
        Address(options, Emulator);
        configure(options);
        return new VeeamApiKeyManager(
            options,
            new ApiKeyManagerSettings
            {
                Account = "other",
                CredentialSource = credentials,
                TimeProvider = Emulator.Clock,
            }
        );
    }

    /// <summary>An account of a user with a password.</summary>
    public VeeamApiKeyManager ManagerOf(VeeamEmulatedUser user, Action<VeeamOptions>? configure = null) =>
        Manager(options =>
        {
            (options.UserName, options.Password) = (user.UserName, user.Password);
            configure?.Invoke(options);
        });

    public VeeamEmulatedLogin Login(ApiKey key) => Veeam.Logins.Single(login => login.Id == ((VeeamApiKey)key).LoginId);

    private static void Address(VeeamOptions options, ApiKeyEmulator emulator) =>
        (options.BaseAddress, options.AllowInsecureLoopback, options.RetryDelay) = (
            emulator.Veeam.BaseAddress,
            true,
            TimeSpan.Zero
        );
}
