using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ApiKeys.Client.Samples.Portal.Accounts;
using ApiKeys.Client.Samples.Portal.Hosting;
using ApiKeys.Client.Samples.Portal.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Tests;

/// <summary>The README of the portal says how to serve others; these tests prove it.</summary>
public sealed class AuthenticationTests
{
    [Fact(Timeout = 300_000)]
    public async Task With_an_authentication_scheme_the_portal_serves_others_and_requires_authentication()
    {
        WebApplicationBuilder builder = PortalHost.CreateBuilder(new Arguments(Urls: "http://0.0.0.0:0"));
        await using ApiKeyEmulator? emulator = await AccountSource.AddAsync(builder, configFile: null);
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("Test", null);
        await using WebApplication portal = PortalHost.Build(builder);
        await portal.StartAsync(The.Token);
        using HttpClient http = new()
        {
            BaseAddress = new(portal.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)),
        };

        foreach (string path in new[] { "/", "/list?account=prod", "/new?account=prod" })
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await http.GetAsync(new Uri(path, UriKind.Relative), The.Token)).StatusCode
            );
        }

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await http.PostAsync(new Uri("/keys/delete", UriKind.Relative), null, The.Token)).StatusCode
        );
        http.DefaultRequestHeaders.Add("X-User", "somebody");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/", UriKind.Relative), The.Token)).StatusCode);
    }

    private sealed class HeaderScheme(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory log,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(
                Request.Headers.TryGetValue("X-User", out var user)
                    ? AuthenticateResult.Success(
                        new(
                            new ClaimsPrincipal(
                                new ClaimsIdentity([new(ClaimTypes.Name, user.ToString())], Scheme.Name)
                            ),
                            Scheme.Name
                        )
                    )
                    : AuthenticateResult.NoResult()
            );
    }
}
