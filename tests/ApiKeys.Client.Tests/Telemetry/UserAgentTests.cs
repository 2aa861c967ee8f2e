using System.Reflection;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>A service can see which client calls, unless the application sets another name.</summary>
public sealed class UserAgentTests
{
    private static readonly string _version = typeof(ApiKeyManager)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Every_request_names_the_SDK_and_its_version(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        account.Emulator.Faults.Add(Fault.Respond(503).On("GET"));

        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        await account.Keys.GetListAsync(The.Token);
        await account.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.True(account.Emulator.Requests.Count >= 3);
        Assert.All(
            account.Emulator.Requests,
            request => Assert.Equal($"ApiKeys.Client/{_version}", request.Headers["User-Agent"])
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_user_agent_of_the_application_replaces_the_SDK_s(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            services: (services, _) =>
                services.ConfigureHttpClientDefaults(client =>
                    client.ConfigureHttpClient(static http =>
                        http.DefaultRequestHeaders.UserAgent.ParseAdd("Audit/1.0")
                    )
                )
        );

        await account.Keys.CheckAsync(The.Token);

        Assert.NotEmpty(account.Emulator.Requests);
        Assert.All(
            account.Emulator.Requests,
            static request => Assert.Equal("Audit/1.0", request.Headers["User-Agent"])
        );
    }
}
