using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>A Prism in front of Veeam.</summary>
public sealed class VeeamPrism : PrismFixture
{
    private const string ServerPath = "/api/v3";

    private Uri _address = null!;

    internal VeeamApiKeyManager Manage(PassageLog log, string? credential = null) =>
        Manage(log, options => options.ApiKey = credential ?? Emulator.Veeam.AdministratorKey);

    internal VeeamApiKeyManager ManageWithPassword(
        PassageLog log,
        string? password = null,
        string? secondFactor = null
    ) =>
        Manage(
            log,
            options =>
            {
                (options.UserName, options.Password) = (
                    Testing.Veeam.VeeamEmulator.AdministratorName,
                    password ?? Emulator.Veeam.AdministratorPassword
                );
                options.UseSecondFactor(_ =>
                    Task.FromResult(
                        secondFactor ?? throw new InvalidOperationException("No code was expected to be asked for.")
                    )
                );
            }
        );

    protected override async Task StartProxiesAsync() =>
        _address = await ProxyAsync("veeam-spc.yaml", new(Emulator.Veeam.BaseAddress, ServerPath.TrimStart('/')));

    private VeeamApiKeyManager Manage(PassageLog log, Action<VeeamOptions> configure)
    {
        VeeamOptions options = new()
        {
            BaseAddress = _address,
            AllowInsecureLoopback = true,
            MaxRetries = 0,
        };
        configure(options);
        return new(
            options,
            new ApiKeyManagerSettings { Handler = log.CreateHandler(ServerPath), TimeProvider = Emulator.Clock }
        );
    }
}
