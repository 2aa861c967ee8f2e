using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// The configuration can change at any time, for example to another server, where a key of the same name belongs to
/// another program.
/// </summary>
public sealed class ReloadTests
{
    public static TheoryData<string> Services => new("Aimms", "Maximo", "Veeam");

    [Promise(3)]
    [Theory, MemberData(nameof(Services))]
    public async Task A_call_in_progress_keeps_its_server_after_a_reload(string service)
    {
        await using ApiKeyEmulator here = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        await using ApiKeyEmulator there = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        await using ServiceProvider others = Container(Configuration(service, there), _ => { });
        IssuedApiKey other = await KeysIn(others).CreateAsync(Request(service), The.Token);
        int requests = there.Requests.Count;

        IConfigurationRoot configuration = Configuration(service, here);
        await using ServiceProvider services = Container(
            configuration,
            services =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Interlude(
                            RecoveryFixture.PathAt(service == "Aimms" ? "AIMMS" : service),
                            _ => MoveAsync(configuration, service, there)
                        )
                    )
                )
        );
        here.Faults.Add(
            Fault
                .DropAfterCommit()
                .On("POST")
                .Path(RecoveryFixture.PathAt(service == "Aimms" ? "AIMMS" : service))
                .Times(service == "Veeam" ? 4 : 1)
        );
        IssuedApiKey issued = await KeysIn(services).CreateAsync(Request(service), The.Token);

        Assert.True(Holds(here, issued));
        Assert.True(Holds(there, other));
        Assert.Equal(requests, there.Requests.Count);
        await KeysIn(services).GetListAsync(The.Token);
        Assert.NotEqual(requests, there.Requests.Count);
    }

    private static ApiKeyManager KeysIn(ServiceProvider services) =>
        services.GetRequiredService<ApiKeyManagers>()["prod"];

    private static ApiKeyRequest Request(string service) =>
        service switch
        {
            "Aimms" => new ApiKeyRequest("ci", ["Tasks"]) { ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(90) },
            "Maximo" => new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(90)),
            _ => new ApiKeyRequest("ci", ["rest"]),
        };

    private static bool Holds(ApiKeyEmulator emulator, IssuedApiKey issued) =>
        emulator.Aimms.Keys.Any(key => key.Matches(issued.Value.Reveal()))
        || emulator.Maximo.Keys.Any(key => key.Matches(issued.Value.Reveal()))
        || emulator.Veeam.Logins.Any(login => login.Matches(issued.Value.Reveal()));

    private static ServiceProvider Container(IConfigurationRoot configuration, Action<IServiceCollection> configure)
    {
        ServiceCollection services = new();
        services.AddApiKeyClient(configuration.GetSection("ApiKeys"));
        configure(services);
        return services.BuildServiceProvider();
    }

    private static IConfigurationRoot Configuration(string service, ApiKeyEmulator emulator) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                Settings(service, emulator)
                    .Append(new("ApiKeys:prod:RetryDelay", "00:00:00"))
                    .Append(new("ApiKeys:prod:RecoverLostCreates", "true"))
            )
            .Build();

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string service, ApiKeyEmulator emulator) =>
        service switch
        {
            "Aimms" => emulator.Aimms.ToConfiguration("ApiKeys:prod"),
            "Maximo" => emulator.Maximo.ToConfiguration("ApiKeys:prod"),
            _ => emulator.Veeam.ToConfiguration("ApiKeys:prod"),
        };

    private static Task MoveAsync(IConfigurationRoot configuration, string service, ApiKeyEmulator emulator)
    {
        foreach ((string name, string? value) in Settings(service, emulator))
        {
            configuration[name] = value;
        }

        configuration.Reload();
        return Task.CompletedTask;
    }
}
