using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator and an AIMMS account on it, configured through the container, without delays between attempts.
/// </summary>
public sealed class AimmsFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AimmsFixture(ApiKeyEmulator emulator, Action<AimmsOptions>? configure, Action<IServiceCollection>? services)
    {
        Emulator = emulator;
        ServiceCollection collection = new();
        collection.AddSingleton<TimeProvider>(emulator.Clock);
        collection
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                {
                    options.BaseAddress = emulator.Aimms.BaseAddress;
                    options.ApiKey = emulator.Aimms.AdministratorKey;
                    options.AllowInsecureLoopback = true;
                    options.RetryDelay = TimeSpan.Zero;
                    configure?.Invoke(options);
                }
            );
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
        Keys = _services.GetRequiredService<AimmsApiKeyManager>();
    }

    public ApiKeyEmulator Emulator { get; }

    public AimmsApiKeyManager Keys { get; }

    public IServiceProvider Services => _services;

    /// <summary>An expiry that the account's limit allows.</summary>
    public DateTimeOffset InNinetyDays => Emulator.Clock.GetUtcNow().AddDays(90);

    public static async Task<AimmsFixture> StartAsync(
        Action<AimmsOptions>? configure = null,
        Action<IServiceCollection>? services = null
    )
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        emulator.Clock.SetUtcNow(The.Now);
        return new AimmsFixture(emulator, configure, services);
    }

    /// <summary>How many requests of a method arrived.</summary>
    public int Arrived(string method) => Emulator.Requests.Count(request => request.Method == method);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
