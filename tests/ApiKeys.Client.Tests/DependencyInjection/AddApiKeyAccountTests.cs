using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.DependencyInjection;

public sealed class AddApiKeyAccountTests
{
    [Fact]
    public void An_account_must_be_registered_before_a_client_authenticates_as_it()
    {
        ServiceCollection services = new();
        Assert.Throws<InvalidOperationException>(() => services.AddHttpClient("tasks").AddApiKeyAccount("prod"));

        services.AddApiKeyClient().AddAimms("prod", static options => options.CloudAccount = "acme");

        Assert.StartsWith(
            "No account is named 'test' yet; register it first. There are: prod.",
            Assert.Throws<ArgumentException>(() => services.AddHttpClient("tasks").AddApiKeyAccount("test")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_client_authenticates_as_one_account()
    {
        ServiceCollection services = Services();

        services.AddHttpClient("tasks").AddApiKeyAccount("prod").AddApiKeyAccount("PROD");

        ArgumentException other = Assert.Throws<ArgumentException>(() =>
            services.AddHttpClient("tasks").AddApiKeyAccount("test")
        );
        Assert.StartsWith(
            "The HTTP client 'tasks' authenticates as the account 'prod' already",
            other.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Neither_the_client_of_an_account_nor_the_defaults_of_all_clients_authenticate_as_an_account()
    {
        ServiceCollection services = Services();

        Assert.Throws<ArgumentException>(() => services.AddApiKeyClient().HttpClient("prod").AddApiKeyAccount("prod"));
        services.ConfigureHttpClientDefaults(static client =>
            Assert.Throws<ArgumentException>(() => client.AddApiKeyAccount("prod"))
        );
    }

    [Theory]
    [InlineData(null, "https://acme.aimms.cloud/")]
    [InlineData("https://gateway.example/aimms", "https://gateway.example/aimms/")]
    public void The_address_of_a_client_is_that_of_its_account_unless_it_has_one(string? address, string expected)
    {
        ServiceCollection services = Services(address);
        services.AddHttpClient("tasks").AddApiKeyAccount("prod");
        services
            .AddHttpClient(
                "other",
                static client => client.BaseAddress = new Uri("https://acme.aimms.cloud/pro-api/v2/")
            )
            .AddApiKeyAccount("prod");
        using ServiceProvider provider = services.BuildServiceProvider();
        IHttpClientFactory clients = provider.GetRequiredService<IHttpClientFactory>();

        Assert.Equal(new Uri(expected), clients.CreateClient("tasks").BaseAddress);
        Assert.Equal(new Uri("https://acme.aimms.cloud/pro-api/v2/"), clients.CreateClient("other").BaseAddress);
        Assert.Null(clients.CreateClient("none").BaseAddress);
    }

    [Fact]
    public void A_manager_of_the_application_cannot_authenticate_a_client()
    {
        ServiceCollection services = Services();
        services.AddApiKeyClient().AddManager("own", static _ => new OwnManager("own"));

        Assert.Throws<ArgumentException>(() => services.AddHttpClient("tasks").AddApiKeyAccount("own"));
    }

    [Fact]
    public async Task A_primary_handler_of_the_application_is_used_and_follows_no_redirects()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync(static client =>
            client.ConfigurePrimaryHttpMessageHandler(static () => new HttpClientHandler { AllowAutoRedirect = true })
        );
        calling.Emulator.Faults.Add(
            Testing.Fault.Respond(302, headers: new Dictionary<string, string> { ["Location"] = "/emulator" })
        );

        using HttpResponseMessage response = await calling.GetAsync("prod");

        Assert.Equal(302, (int)response.StatusCode);
        Assert.Single(calling.Emulator.Requests);
    }

    private static ServiceCollection Services(string? address = null)
    {
        ServiceCollection services = new();
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                    (options.CloudAccount, options.BaseAddress, options.ApiKey) = (
                        address is null ? "acme" : null,
                        address is null ? null : new Uri(address),
                        "not-a-real-key"
                    )
            )
            .AddAimms("test", static options => options.CloudAccount = "acme");
        return services;
    }
}
