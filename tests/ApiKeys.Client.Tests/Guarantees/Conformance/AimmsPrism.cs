using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>A Prism in front of each of the two endpoints of AIMMS.</summary>
public sealed class AimmsPrism : PrismFixture
{
    private readonly Dictionary<AimmsEndpoint, Uri> _addresses = [];

    /// <summary>The SDK as a user configures it, except for the address and the traffic log.</summary>
    internal AimmsApiKeyManager Manage(
        AimmsEndpoint endpoint,
        PassageLog log,
        string? credential = null,
        Action<AimmsOptions>? configure = null
    )
    {
        AimmsOptions options = new()
        {
            BaseAddress = _addresses[endpoint],
            Protocol = { ApiPath = "" },
            Endpoint = endpoint,
            ApiKey = credential ?? Emulator.Aimms.AdministratorKey,
            AllowInsecureLoopback = true,
            MaxRetries = 0,
        };
        configure?.Invoke(options);
        return new(options, new ApiKeyManagerSettings { Handler = log.CreateHandler(), TimeProvider = Emulator.Clock });
    }

    protected override async Task StartProxiesAsync()
    {
        _addresses[AimmsEndpoint.UserManager] = await ProxyAsync(
            "aimms-user-manager.yaml",
            new(Emulator.Aimms.BaseAddress, "pro/user-manager/v1")
        );
        _addresses[AimmsEndpoint.ProApi] = await ProxyAsync(
            "aimms-pro-api.yaml",
            new(Emulator.Aimms.BaseAddress, "pro-api/v1")
        );
    }
}
