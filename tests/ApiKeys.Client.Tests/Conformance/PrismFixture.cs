using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Conformance;

/// <summary>An emulator with a Prism before each of its endpoints. Without Prism there is nothing here.</summary>
public sealed class PrismFixture : IAsyncLifetime
{
    private readonly Dictionary<AimmsEndpoint, PrismProxy> _proxies = [];

    public ApiKeyEmulator Emulator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(PrismProxy.Folder))
        {
            return;
        }

        try
        {
            await StartAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PrismProxy proxy in _proxies.Values)
        {
            await proxy.DisposeAsync();
        }

        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }
    }

    /// <summary>The SDK as a user has it, but for the address and for what notes the passages.</summary>
    internal AimmsApiKeyManager Manage(AimmsEndpoint endpoint, PassageLog log, string? credential = null, Action<AimmsOptions>? configure = null)
    {
        AimmsOptions options = new()
        {
            BaseAddress = _proxies[endpoint].Address,
            ApiPath = "",
            Endpoint = endpoint,
            ApiKey = credential ?? Emulator.Aimms.AdministratorKey,
            AllowInsecureLoopback = true,
            MaxRetries = 0,
        };
        configure?.Invoke(options);
        return new(options, handler: log.CreateHandler(), timeProvider: Emulator.Clock);
    }

    private async Task StartAsync()
    {
        Emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        Emulator.Clock.SetUtcNow(The.Now);
        _proxies[AimmsEndpoint.UserManager] = await PrismProxy.StartAsync("aimms-user-manager.yaml", new(Emulator.Aimms.BaseAddress, "pro/user-manager/v1"));
        _proxies[AimmsEndpoint.ProApi] = await PrismProxy.StartAsync("aimms-pro-api.yaml", new(Emulator.Aimms.BaseAddress, "pro-api/v1"));
    }
}
