using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>Which handlers of an application see the token requests of an account.</summary>
public sealed class TokenHandlerTests
{
    private readonly List<string> _seen = [];

    [Promise(2)]
    [Fact]
    public async Task Only_handlers_for_token_requests_see_them_the_first_outermost()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(services: services =>
        {
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => Watch("all")));
            services.AddApiKeyClient().HttpClient("eam").AddHttpMessageHandler(() => Watch("account"));
            services
                .AddApiKeyClient()
                .AddTokenHandler("eam", _ => Watch("outer"))
                .AddTokenHandler("eam", _ => Watch("inner"));
        });

        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(
            ["outer authenticate", "inner authenticate", "all apikeys", "account apikeys"],
            _seen.OrderBy(static seen => seen.EndsWith("apikeys", StringComparison.Ordinal))
        );
        Assert.Single(maximo.SignIns);
    }

    [Fact]
    public async Task Token_requests_go_through_the_primary_handler_of_the_account()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(
            options => (options.ApiKey, options.UserName, options.Password) = (null, "bob", "s3cret"),
            services =>
                services
                    .AddApiKeyClient()
                    .HttpClient("backup")
                    .ConfigurePrimaryHttpMessageHandler(() =>
                    {
                        Watching watching = Watch("primary");
                        watching.InnerHandler = new SocketsHttpHandler();
                        return watching;
                    })
        );
        veeam.Veeam.AddUser("bob", "s3cret", veeam.Veeam.Administrator);

        await veeam.Keys.GetListAsync(The.Token);

        Assert.Equal("primary token", _seen[0]);
    }

    [Fact]
    public void An_account_that_is_not_registered_is_refused()
    {
        var builder = new ServiceCollection().AddApiKeyClient();

        Assert.Throws<ArgumentException>(() => builder.AddTokenHandler("none", _ => Watch("none")));
        Assert.Throws<ArgumentNullException>(() => builder.AddTokenHandler(null!, _ => Watch("none")));
        builder.AddVeeam("backup", _ => { });
        Assert.Throws<ArgumentNullException>(() => builder.AddTokenHandler("backup", null!));
    }

    private Watching Watch(string name) => new(name, _seen);

    private sealed class Watching(string name, List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            lock (seen)
            {
                seen.Add($"{name} {request.RequestUri!.Segments[^1]}");
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
