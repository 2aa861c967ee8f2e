using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// The configuration can be read again at any time: what an account has of its sign-in outlives that, as far as it
/// still belongs to the options.
/// </summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task Without_a_change_the_access_token_stays()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(maximo.Service.ToConfiguration("keys:eam"));

        await ListAfterReloadAsync(services);
        await ListAfterReloadAsync(services, ("AllowedScopes:0", "userAdmin"));

        Assert.Equal((1, 2), (maximo.SignIns.Count(), maximo.Requests.Count()));
    }

    [Fact]
    public async Task A_wrong_token_is_tried_once_in_thirty_seconds_however_often_it_is_read()
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
    public async Task A_changed_address_gets_a_sign_in_of_its_own_and_no_token_of_the_old_one()
    {
        await using MaximoFixture old = await MaximoFixture.StartAsync();
        await using MaximoFixture next = await MaximoFixture.StartAsync();
        await using ServiceProvider services = Services(old.Service.ToConfiguration("keys:eam"));
        await ListAfterReloadAsync(services);

        // The same credential, which alone would not drop the token.
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
    public async Task Another_wanted_lifetime_is_asked_for_at_once()
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
    public async Task From_the_superuser_to_a_key_each_signs_in_at_its_own_place()
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
    public async Task Another_id_beside_a_secret_from_a_source_signs_in_anew(string id, string secret)
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

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            ListAfterReloadAsync(services, (id, "somebody-else"))
        );

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
