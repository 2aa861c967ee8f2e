using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>
/// The trust options of the account apply to a handler of the application, or the handler is not used.
/// </summary>
public sealed class OwnHandlerTests : IDisposable
{
    private readonly X509Certificate2 _certificate = TestAuthority.IssueSelfSigned();

    public static TheoryData<Func<HttpMessageHandler>> FreshHandlers =>
        new()
        {
            () => new HttpClientHandler(),
            () => new SocketsHttpHandler(),
            () =>
                new Outer { InnerHandler = new SocketsHttpHandler() },
        };

    public static TheoryData<Func<HttpMessageHandler>> HandlersWithTheirOwnValidation =>
        new()
        {
            () =>
                new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is not null,
                },
            () =>
                new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback =
                        HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
                },
            () =>
                new SocketsHttpHandler
                {
                    SslOptions =
                    {
                        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
                    },
                },
            () =>
                new Outer { InnerHandler = new Responding() },
            () => new Responding(),
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(FreshHandlers))]
    public async Task The_trust_options_apply_to_a_handler_that_is_not_in_use(Func<HttpMessageHandler> create)
    {
        await using TlsServer server = new(_certificate);
        await using ServiceProvider right = HttpsAccount.Services(
            server.Address,
            Pinned,
            client => client.ConfigurePrimaryHttpMessageHandler(create)
        );
        await using ServiceProvider wrong = HttpsAccount.Services(
            server.Address,
            PinnedToAnother,
            client => client.ConfigurePrimaryHttpMessageHandler(create)
        );

        await AssertPasses(right.GetRequiredService<AimmsApiKeyManager>());
        await AssertPasses(HttpsAccount.Standalone(server.Address, Pinned, create()));
        await AssertRefused(wrong.GetRequiredService<AimmsApiKeyManager>(), "does not match CertificateSha256");
        await AssertRefused(
            HttpsAccount.Standalone(server.Address, PinnedToAnother, create()),
            "does not match CertificateSha256"
        );
        Assert.Equal(2, server.Arrived.Count);
    }

    [Promise(4)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(HandlersWithTheirOwnValidation))]
    public async Task A_handler_that_cannot_apply_the_trust_options_sends_nothing(Func<HttpMessageHandler> create)
    {
        await using TlsServer server = new(_certificate);
        await using ServiceProvider services = HttpsAccount.Services(
            server.Address,
            Pinned,
            client => client.ConfigurePrimaryHttpMessageHandler(create)
        );

        await AssertRefused(
            services.GetRequiredService<AimmsApiKeyManager>(),
            "account 'prod', listing the keys: CertificateSha256 is set",
            "Nothing was sent"
        );
        await AssertRefused(
            HttpsAccount.Standalone(server.Address, Pinned, create()),
            "account 'prod', listing the keys: CertificateSha256 is set"
        );
        Assert.Empty(server.Arrived);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(HandlersWithTheirOwnValidation))]
    public async Task Without_trust_options_a_handler_keeps_its_own_validation(Func<HttpMessageHandler> create)
    {
        await using TlsServer server = new(_certificate);

        await AssertPasses(HttpsAccount.Standalone(server.Address, handler: create()));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(FreshHandlers))]
    public async Task A_handler_that_is_already_in_use_sends_nothing(Func<HttpMessageHandler> create)
    {
        await using TlsServer server = new(_certificate);
        using HttpMessageHandler handler = create();
        using HttpMessageInvoker elsewhere = new(handler, disposeHandler: false);
        MakeQuiet(handler);
        using HttpRequestMessage request = new(HttpMethod.Get, server.Address);
        await Assert.ThrowsAsync<HttpRequestException>(() => elsewhere.SendAsync(request, The.Token));

        await AssertRefused(
            HttpsAccount.Standalone(server.Address, Pinned, handler),
            "CertificateSha256 is set, but the application's handler does not apply it"
        );
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task Only_accounts_with_the_same_trust_can_share_a_handler()
    {
        await using TlsServer server = new(_certificate);
        using SocketsHttpHandler shared = new();

        await AssertPasses(HttpsAccount.Standalone(server.Address, Pinned, shared));
        await AssertPasses(HttpsAccount.Standalone(server.Address, Pinned, shared));
        await AssertRefused(
            HttpsAccount.Standalone(server.Address, PinnedToAnother, shared),
            "CertificateSha256 is set"
        );
        await AssertRefused(
            HttpsAccount.Standalone(server.Address, handler: shared),
            "the trusted certificates of another account"
        );
        Assert.Equal(2, server.Arrived.Count);
    }

    public void Dispose() => _certificate.Dispose();

    private static void MakeQuiet(HttpMessageHandler handler)
    {
        if (handler is SocketsHttpHandler sockets)
        {
            (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.ActivityHeadersPropagator) = (false, false, null);
        }
        else if (handler is HttpClientHandler http)
        {
            (http.AllowAutoRedirect, http.UseCookies) = (false, false);
        }
        else
        {
            MakeQuiet(((Outer)handler).InnerHandler!);
        }
    }

    private void Pinned(AimmsOptions options) =>
        options.CertificateSha256 = _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static void PinnedToAnother(AimmsOptions options) => options.CertificateSha256 = new string('0', 64);

    private static async Task AssertPasses(AimmsApiKeyManager keys) => Assert.Empty(await keys.GetListAsync(The.Token));

    private static async Task AssertRefused(AimmsApiKeyManager keys, params string[] messages)
    {
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.GetListAsync(The.Token)
        );
        Assert.All(messages, message => Assert.Contains(message, error.Message, StringComparison.Ordinal));
    }

    private sealed class Outer : DelegatingHandler;

    /// <summary>A handler without a socket, which would respond if it were called.</summary>
    private sealed class Responding : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]") });
    }
}
