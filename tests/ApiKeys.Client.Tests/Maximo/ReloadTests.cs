using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// The configuration can be reloaded at any time. An account keeps its authentication state as far as it still matches
/// the options.
/// </summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_reload_without_a_change_keeps_the_access_token()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(maximo.Service.ToConfiguration("keys:eam"));

        await ListAfterReloadAsync(services);
        await ListAfterReloadAsync(services, ("AllowedScopes:0", "userAdmin"));

        Assert.Equal((1, 2), (maximo.SignIns.Count(), maximo.Requests.Count()));
    }

    [Fact]
    public async Task A_wrong_token_is_tried_once_in_thirty_seconds_despite_reloads()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        await using ServiceProvider services = Services(maximo.Service.ToConfiguration("keys:eam"), clock);
        await ListAfterReloadAsync(services);

        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
                ListAfterReloadAsync(services, ("ApiKeyToken", "wrong"))
            );
        }

        Assert.Equal(2, maximo.SignIns.Count());
        clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => ListAfterReloadAsync(services));
        Assert.Equal(3, maximo.SignIns.Count());
        await ListAfterReloadAsync(services, ("ApiKeyToken", maximo.Service.AdministratorKeyToken));
    }

    [Promise(4)]
    [Fact]
    public async Task A_changed_address_authenticates_separately_and_gets_no_token_of_the_old_one()
    {
        await using MaximoFixture old = await MaximoFixture.StartAsync();
        await using MaximoFixture next = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(old.Service.ToConfiguration("keys:eam"));
        await ListAfterReloadAsync(services);

        // The credential is the same, which alone would not drop the token.
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            ListAfterReloadAsync(services, ("BaseAddress", next.Service.BaseAddress.ToString()))
        );
        Assert.Empty(next.Requests);
        await ListAfterReloadAsync(
            services,
            ("ApiKeyId", next.Service.AdministratorKeyId),
            ("ApiKeyToken", next.Service.AdministratorKeyToken)
        );

        string token = Assert.Single(old.Requests).Headers["x-access-token"];
        Assert.All(next.Requests, request => Assert.NotEqual(token, request.Headers["x-access-token"]));
        Assert.Equal((1, 2), (old.SignIns.Count(), next.SignIns.Count()));
    }

    [Fact]
    public async Task A_changed_JwtLifetime_authenticates_again()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(maximo.Service.ToConfiguration("keys:eam"));

        await ListAfterReloadAsync(services);
        await ListAfterReloadAsync(services, ("JwtLifetime", "PT1H"));

        Assert.Equal(
            [false, true],
            maximo.SignIns.Select(request => request.Headers.ContainsKey("mas-jwt-expiry-duration"))
        );
    }

    [Fact]
    public async Task A_change_from_the_superuser_to_a_key_authenticates_at_the_other_endpoint()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(maximo.Service.ToSuperuserConfiguration("keys:eam"));

        await ListAfterReloadAsync(services);
        await ListAfterReloadAsync(
            services,
            ("AdminAddress", null),
            ("UserName", null),
            ("Password", null),
            ("ApiKeyId", maximo.Service.AdministratorKeyId),
            ("ApiKeyToken", maximo.Service.AdministratorKeyToken)
        );

        Assert.Equal(["POST", "GET"], maximo.SignIns.Select(request => request.Method));
        Assert.Equal(2, maximo.Requests.Select(request => request.Headers["x-access-token"]).Distinct().Count());
    }

    [Theory]
    [InlineData("ApiKeyId", "ApiKeyToken")]
    [InlineData("UserName", "Password")]
    public async Task A_changed_id_with_a_secret_from_a_source_authenticates_again(string id, string secret)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        Dictionary<string, string?> settings = new(
            id == "UserName"
                ? maximo.Service.ToSuperuserConfiguration("keys:eam")
                : maximo.Service.ToConfiguration("keys:eam")
        );
        SecretValue value = new(settings[$"keys:eam:{secret}"]!);
        settings[$"keys:eam:{secret}"] = null;
        await using ServiceProvider services = Services(
            settings,
            null,
            new AuthenticationTests.Source { Credential = new(value) }
        );
        await ListAfterReloadAsync(services);

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => ListAfterReloadAsync(services, (id, "another-id")));

        Assert.Equal(2, maximo.SignIns.Count());
    }

    private static async Task ListAfterReloadAsync(
        ServiceProvider services,
        params (string Option, string? Value)[] changes
    )
    {
        IConfigurationRoot configuration = services.GetRequiredService<IConfigurationRoot>();
        foreach ((string option, string? value) in changes)
        {
            configuration[$"keys:eam:{option}"] = value;
        }

        MaximoApiKeyManager keys = services.GetRequiredService<MaximoApiKeyManager>();
        configuration.Reload();
        await keys.GetListAsync(The.Token);
    }

    private static ServiceProvider Services(
        IEnumerable<KeyValuePair<string, string?>> settings,
        TimeProvider? clock = null,
        CredentialSource? source = null
    )
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddApiKeyClient(configuration.GetSection("keys"));
        if (source is not null)
        {
            services.AddApiKeyClient().UseCredentialSource("eam", _ => source);
        }

        return services.BuildServiceProvider();
    }
}
