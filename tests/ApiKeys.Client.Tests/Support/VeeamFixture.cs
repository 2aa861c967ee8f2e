using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator and a Veeam account on it, configured through the container, without delays between attempts.
/// </summary>
public sealed class VeeamFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimeProvider _clock;

    private VeeamFixture(
        ApiKeyEmulator emulator,
        TimeProvider clock,
        Action<VeeamOptions>? configure,
        Action<IServiceCollection>? services
    )
    {
        Emulator = emulator;
        _clock = clock;
        ServiceCollection collection = new();
        collection.AddSingleton(clock);
        collection
            .AddApiKeyClient()
            .AddVeeam(
                "backup",
                options =>
                {
                    Address(options);
                    options.ApiKey = emulator.Veeam.AdministratorKey;
                    configure?.Invoke(options);
                }
            );
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
        Keys = _services.GetRequiredService<VeeamApiKeyManager>();
    }

    public ApiKeyEmulator Emulator { get; }

    public VeeamEmulator Veeam => Emulator.Veeam;

    public VeeamApiKeyManager Keys { get; }

    /// <summary>Both sides use the emulator's clock, or one that a test moves.</summary>
    public static async Task<VeeamFixture> StartAsync(
        Action<VeeamOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null
    )
    {
        ApiKeyEmulatorOptions options = clock is null ? new() : new() { TimeProvider = clock };
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        emulator.Clock.SetUtcNow(clock?.GetUtcNow() ?? The.Now);
        return new VeeamFixture(emulator, clock as TimeProvider ?? emulator.Clock, configure, services);
    }

    /// <summary>Another account at the same emulator, without a container.</summary>
    public VeeamApiKeyManager Manager(Action<VeeamOptions> configure, CredentialSource? credentials = null)
    {
        VeeamOptions options = new();
        Address(options);
        configure(options);
        return new VeeamApiKeyManager(
            options,
            new ApiKeyManagerSettings
            {
                Account = "other",
                CredentialSource = credentials,
                TimeProvider = _clock,
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

    /// <summary>How many requests of a method arrived whose path has this ending.</summary>
    public int Arrived(string method, string end = "") =>
        Emulator.Requests.Count(request =>
            request.Method == method && request.Path.EndsWith(end, StringComparison.Ordinal)
        );

    public VeeamEmulatedLogin Login(ApiKey key) => Veeam.Logins.Single(login => login.Id == ((VeeamApiKey)key).LoginId);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private void Address(VeeamOptions options) =>
        (options.BaseAddress, options.AllowInsecureLoopback, options.RetryDelay) = (
            Emulator.Veeam.BaseAddress,
            true,
            TimeSpan.Zero
        );
}
