using ApiKeys.Client.Aimms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.AotSmoke;

/// <summary>The two ways to a manager.</summary>
internal sealed class Accounts : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Accounts(ServiceProvider services) => _services = services;

    public ApiKeyManagers Managers => _services.GetRequiredService<ApiKeyManagers>();

    /// <summary>An account on each endpoint, with options of every kind that a binder has to know.</summary>
    public static Accounts FromConfiguration(EmulatorAddress emulator)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Settings("current", nameof(AimmsEndpoint.UserManager), emulator))
            .AddInMemoryCollection(Settings("previous", nameof(AimmsEndpoint.ProApi), emulator))
            .Build();
        ServiceCollection services = new();
        services.AddApiKeyClient(configuration.GetSection("ApiKeys"));
        return new(services.BuildServiceProvider());
    }

    public static AimmsApiKeyManager WithoutContainer(EmulatorAddress emulator, string credential) =>
        new(new AimmsOptions { BaseAddress = emulator.Aimms, ApiKey = credential, AllowInsecureLoopback = true });

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Dictionary<string, string?> Settings(string account, string endpoint, EmulatorAddress emulator) => new()
    {
        [$"ApiKeys:{account}:Service"] = "Aimms",
        [$"ApiKeys:{account}:BaseAddress"] = emulator.Aimms.ToString(),
        [$"ApiKeys:{account}:ApiKey"] = emulator.Credential,
        [$"ApiKeys:{account}:AllowInsecureLoopback"] = "true",
        [$"ApiKeys:{account}:Endpoint"] = endpoint,
        [$"ApiKeys:{account}:ExpiryLimit"] = "365.00:00:00",
        [$"ApiKeys:{account}:MaxRetries"] = "1",
        [$"ApiKeys:{account}:AllowedScopes:0"] = "PublishApp",
        [$"ApiKeys:{account}:AllowedScopes:1"] = "Telepathy",
        [$"ApiKeys:{account}:ScopeSpellings:Publish"] = "PublishApp",
    };
}
