using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>A Prism in front of each of the two hosts of Maximo, which one specification describes.</summary>
public sealed class MaximoPrism : PrismFixture
{
    private Uri _api = null!;
    private Uri _administration = null!;

    internal MaximoApiKeyManager Manage(PassageLog log, string? token = null) =>
        Manage(
            log,
            options =>
                (options.ApiKeyId, options.ApiKeyToken, options.JwtLifetime) = (
                    Emulator.Maximo.AdministratorKeyId,
                    token ?? Emulator.Maximo.AdministratorKeyToken,
                    TimeSpan.FromHours(1)
                )
        );

    internal MaximoApiKeyManager ManageAsSuperuser(PassageLog log, string? password = null) =>
        Manage(
            log,
            options =>
                (options.AdminAddress, options.UserName, options.Password) = (
                    _administration,
                    Testing.Maximo.MaximoEmulator.SuperuserName,
                    password ?? Emulator.Maximo.SuperuserPassword
                )
        );

    protected override async Task StartProxiesAsync()
    {
        _api = await ProxyAsync("maximo-admin.yaml", Emulator.Maximo.BaseAddress);
        _administration = await ProxyAsync("maximo-admin.yaml", Emulator.Maximo.AdminAddress);
    }

    private MaximoApiKeyManager Manage(PassageLog log, Action<MaximoOptions> configure)
    {
        MaximoOptions options = new()
        {
            BaseAddress = _api,
            AllowInsecureLoopback = true,
            MaxRetries = 0,
        };
        configure(options);
        return new(options, new ApiKeyManagerSettings { Handler = log.CreateHandler(), TimeProvider = Emulator.Clock });
    }
}
