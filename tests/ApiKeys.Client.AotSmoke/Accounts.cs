using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.AotSmoke;

/// <summary>The ways to get a manager.</summary>
internal sealed class Accounts : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Accounts(ServiceProvider services) => _services = services;

    public ApiKeyManagers Managers => _services.GetRequiredService<ApiKeyManagers>();

    /// <summary>
    /// An account at each service and endpoint, with options of every kind that a binder must support.
    /// </summary>
    public static Accounts FromConfiguration(EmulatorAddress emulator, (string Name, string Password) veeamUser)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Aimms("current", nameof(AimmsEndpoint.UserManager), emulator))
            .AddInMemoryCollection(Aimms("previous", nameof(AimmsEndpoint.ProApi), emulator))
            .AddInMemoryCollection(Maximo("eam", emulator))
            .AddInMemoryCollection(Veeam("backup", emulator))
            .AddInMemoryCollection(Section("backup", ("ApiKey", emulator.Credential("veeam", "ApiKey"))))
            .AddInMemoryCollection(Veeam("backup-user", emulator))
            .AddInMemoryCollection(
                Section("backup-user", ("UserName", veeamUser.Name), ("Password", veeamUser.Password))
            )
            .Build();
        ServiceCollection services = new();
        services.AddApiKeyClient(configuration.GetSection("ApiKeys"));
        return new(services.BuildServiceProvider());
    }

    /// <summary>A manager of an account that is known only at run time.</summary>
    public ApiKeyManagerLease<AimmsApiKeyManager> LeaseAimms(EmulatorAddress emulator) =>
        _services
            .GetRequiredService<ApiKeyManagerFactory>()
            .Acquire<AimmsApiKeyManager>(
                "leased",
                new AimmsOptions
                {
                    BaseAddress = emulator.AddressOf("aimms"),
                    ApiKey = emulator.Credential("aimms", "ApiKey"),
                    AllowInsecureLoopback = true,
                }
            );

    public static AimmsApiKeyManager AimmsWith(EmulatorAddress emulator, string credential) =>
        new(
            new AimmsOptions
            {
                BaseAddress = emulator.AddressOf("aimms"),
                ApiKey = credential,
                AllowInsecureLoopback = true,
            }
        );

    public static MaximoApiKeyManager MaximoWith(EmulatorAddress emulator, IssuedApiKey key) =>
        new(
            new MaximoOptions
            {
                BaseAddress = emulator.AddressOf("maximo"),
                ApiKeyId = key.Key.Id,
                ApiKeyToken = key.Value.Reveal(),
                AllowInsecureLoopback = true,
            }
        );

    public static VeeamApiKeyManager VeeamWith(EmulatorAddress emulator, IssuedApiKey key) =>
        new(
            new VeeamOptions
            {
                BaseAddress = emulator.AddressOf("veeam"),
                ApiKey = key.Value.Reveal(),
                AllowInsecureLoopback = true,
            }
        );

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Dictionary<string, string?> Aimms(string account, string endpoint, EmulatorAddress emulator) =>
        Section(
            account,
            ("Service", "Aimms"),
            ("BaseAddress", emulator.AddressOf("aimms").ToString()),
            ("ApiKey", emulator.Credential("aimms", "ApiKey")),
            ("AllowInsecureLoopback", "true"),
            ("Endpoint", endpoint),
            ("ExpiryLimit", "365.00:00:00"),
            ("MaxRetries", "1"),
            ("AllowedScopes:0", "PublishApp"),
            ("AllowedScopes:1", "Telepathy"),
            ("ScopeSpellings:Publish", "PublishApp")
        );

    private static Dictionary<string, string?> Maximo(string account, EmulatorAddress emulator) =>
        Section(
            account,
            ("Service", "Maximo"),
            ("BaseAddress", emulator.AddressOf("maximo").ToString()),
            ("ApiKeyId", emulator.Credential("maximo", "ApiKeyId")),
            ("ApiKeyToken", emulator.Credential("maximo", "ApiKeyToken")),
            ("AllowInsecureLoopback", "true"),
            ("JwtLifetime", "PT1H"),
            ("Paths:Find", "v1/apikeys/{id}")
        );

    private static Dictionary<string, string?> Veeam(string account, EmulatorAddress emulator) =>
        Section(
            account,
            ("Service", "Veeam"),
            ("BaseAddress", emulator.AddressOf("veeam").ToString()),
            ("AllowInsecureLoopback", "true"),
            ("ScopesEncoding", nameof(VeeamScopesEncoding.JsonArray)),
            ("PageSize", "50"),
            ("SecondFactorTimeout", "00:01:00")
        );

    private static Dictionary<string, string?> Section(string account, params (string Name, string Value)[] settings) =>
        settings.ToDictionary(setting => $"ApiKeys:{account}:{setting.Name}", setting => (string?)setting.Value);
}
