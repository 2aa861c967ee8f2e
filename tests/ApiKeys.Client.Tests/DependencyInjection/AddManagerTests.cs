using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>An account with a custom manager, for another service, beside those of the SDK.</summary>
public sealed class AddManagerTests
{
    [Fact]
    public void A_custom_manager_is_created_once_and_resolved_by_name_and_in_order()
    {
        int created = 0;
        ServiceCollection services = [];
        services.AddSingleton("a service that it needs");
        services
            .AddApiKeyClient()
            .AddManager(
                "vault",
                provider =>
                {
                    created++;
                    Assert.NotNull(provider.GetService<string>());
                    return new OwnManager("vault");
                }
            )
            .AddAimms("prod", static options => (options.CloudAccount, options.ApiKey) = ("acme", "credential"));
        using ServiceProvider provider = services.BuildServiceProvider();

        ApiKeyManager byName = provider.GetRequiredKeyedService<ApiKeyManager>("vault");
        ApiKeyManagers all = provider.GetRequiredService<ApiKeyManagers>();

        Assert.IsType<OwnManager>(byName);
        Assert.Same(byName, all["VAULT"]);
        Assert.Equal(["vault", "prod"], all.Select(static manager => manager.Account));
        Assert.Equal(1, created);
        Assert.Null(provider.GetKeyedService<AimmsApiKeyManager>("vault"));
    }

    [Fact]
    public void A_single_custom_manager_is_resolved_without_a_name()
    {
        ServiceCollection one = [];
        one.AddApiKeyClient().AddManager("vault", static _ => new OwnManager("vault"));
        using ServiceProvider alone = one.BuildServiceProvider();
        ServiceCollection two = [];
        two.AddApiKeyClient()
            .AddManager("vault", static _ => new OwnManager("vault"))
            .AddAimms("prod", static options => (options.CloudAccount, options.ApiKey) = ("acme", "credential"));
        using ServiceProvider together = two.BuildServiceProvider();

        Assert.IsType<OwnManager>(alone.GetRequiredService<ApiKeyManager>());
        Assert.Equal("prod", together.GetRequiredService<AimmsApiKeyManager>().Account);
        Assert.Contains(
            "2 ApiKeyManager accounts are registered (vault, prod)",
            Assert.Throws<InvalidOperationException>(together.GetRequiredService<ApiKeyManager>).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_custom_manager_is_disposed_with_the_container()
    {
        ServiceCollection services = [];
        services.AddApiKeyClient().AddManager("vault", static _ => new OwnManager("vault"));
        ServiceProvider provider = services.BuildServiceProvider();
        OwnManager manager = (OwnManager)provider.GetRequiredKeyedService<ApiKeyManager>("vault");
        Assert.False(manager.IsDisposed);

        provider.Dispose();

        Assert.True(manager.IsDisposed);
    }

    [Fact]
    public async Task A_host_starts_without_creating_the_custom_manager()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddApiKeyClient().AddManager("vault", static _ => throw new InvalidTimeZoneException());
        using IHost host = builder.Build();

        await host.StartAsync(The.Token);

        Assert.Throws<InvalidTimeZoneException>(() => host.Services.GetRequiredKeyedService<ApiKeyManager>("vault"));
    }

    [Theory]
    [InlineData(
        "VAULT",
        "The manager of the account 'vault' says that its Account is 'VAULT'. "
            + "Return the name that was given to AddManager, to the letter."
    )]
    [InlineData(null, "The factory given to AddManager for the account 'vault' returned null. Return a manager.")]
    public void A_custom_manager_that_is_null_or_of_another_account_is_refused(string? account, string message)
    {
        ServiceCollection services = [];
        services.AddApiKeyClient().AddManager("vault", _ => account is null ? null! : new OwnManager(account));
        using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException alone = Assert.Throws<InvalidOperationException>(() =>
            provider.GetRequiredKeyedService<ApiKeyManager>("vault")
        );
        InvalidOperationException among = Assert.Throws<InvalidOperationException>(
            provider.GetRequiredService<ApiKeyManagers>
        );

        Assert.Equal((message, message), (alone.Message, among.Message));
    }

    [Fact]
    public void The_name_of_a_custom_manager_must_be_unique()
    {
        ServiceCollection services = [];
        services
            .AddApiKeyClient()
            .AddAimms("prod", static _ => { })
            .AddManager("vault", static _ => new OwnManager("vault"));

        Assert.StartsWith(
            "An account named 'prod' is registered already, at Aimms;",
            Assert
                .Throws<ArgumentException>(() =>
                    services.AddApiKeyClient().AddManager("PROD", static _ => new OwnManager("PROD"))
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "An account named 'vault' is registered already, at a service of the application's own;",
            Assert
                .Throws<ArgumentException>(() => services.AddApiKeyClient().AddAimms("Vault", static _ => { }))
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The name of an account is blank;",
            Assert
                .Throws<ArgumentException>(() =>
                    services.AddApiKeyClient().AddManager(" ", static _ => new OwnManager(" "))
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentNullException>("create", () => services.AddApiKeyClient().AddManager("other", null!));
        Assert.Throws<ArgumentNullException>(
            "name",
            () => services.AddApiKeyClient().AddManager(null!, static _ => new OwnManager("other"))
        );
    }

    [Fact]
    public void A_custom_manager_has_no_credential_source_and_no_HTTP_client_of_the_SDK()
    {
        ServiceCollection services = [];
        services.AddApiKeyClient().AddManager("vault", static _ => new OwnManager("vault"));
        const string Message =
            "The manager of the account 'vault' is the application's own (AddManager): "
            + "it brings its own credential and HTTP client.";

        Assert.StartsWith(
            Message,
            Assert.Throws<ArgumentException>(() => services.AddApiKeyClient().HttpClient("Vault")).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            Message,
            Assert
                .Throws<ArgumentException>(() =>
                    services.AddApiKeyClient().UseCredentialSource("vault", static _ => null!)
                )
                .Message,
            StringComparison.Ordinal
        );

        // A client that happens to have such a name belongs to the application.
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IHttpClientFactory>().CreateClient("ApiKeys.Client:vault"));
    }
}
