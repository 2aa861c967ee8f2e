using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Tests.Guarantees.Promises;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Connections;

/// <summary>An error names the step that failed on the way to the service, and the server by host and port.</summary>
public sealed class ConnectionStepTests
{
    public static TheoryData<string> Services => new(Accounts.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_host_name_that_cannot_be_resolved_is_named(string service)
    {
        ApiKeyException error = await FailAsync(service, new Uri("https://no-such-host.invalid:9443/"));

        Assert.Equal(ApiKeyFailureStep.NameResolution, error.FailedStep);
        Assert.Contains(
            "The service could not be reached: no-such-host.invalid:9443 has a host name that could not be resolved",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_refused_connection_failed_at_the_connection_step(string service)
    {
        using Socket bound = Bound(out int port);

        ApiKeyException error = await FailAsync(service, new Uri($"http://127.0.0.1:{port}/"));

        Assert.Equal((ApiKeyFailureStep.Connection, true), (error.FailedStep, error.IsTransient));
        Assert.Contains(
            $"The service could not be reached: 127.0.0.1:{port} refused the connection.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_reset_connection_is_distinguished_from_a_closed_one(string service)
    {
        await using ResettingServer resetting = new();
        await using SilentServer silent = new(responses: 0);

        ApiKeyException reset = await FailAsync(service, resetting.Address);
        ApiKeyException closed = await FailAsync(service, silent.Address);

        Assert.Equal(
            (ApiKeyFailureStep.Connection, ApiKeyFailureStep.Connection),
            (reset.FailedStep, closed.FailedStep)
        );
        Assert.Contains(
            $"connection to 127.0.0.1:{resetting.Port} was reset before",
            reset.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"connection to 127.0.0.1:{silent.Address.Port} was closed before",
            closed.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_server_that_is_not_trusted_fails_at_TLS(string service)
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        await using TlsServer server = new(certificate);

        ApiKeyException error = await FailAsync(service, server.Address);

        Assert.Equal((ApiKeyFailureStep.Tls, false), (error.FailedStep, error.IsTransient));
        Assert.Contains($"127.0.0.1:{server.Address.Port}", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_server_that_does_not_speak_TLS_fails_at_TLS(string service)
    {
        await using ResettingServer server = new();

        ApiKeyException error = await FailAsync(service, new Uri($"https://127.0.0.1:{server.Port}/"));

        Assert.Equal(ApiKeyFailureStep.Tls, error.FailedStep);
        Assert.Contains(
            $"the TLS handshake failed. The server is 127.0.0.1:{server.Port}.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_response_that_is_not_HTTP_fails_at_the_service_and_is_not_quoted(string service)
    {
        await using ScriptedServer server = new("SSH-2.0-secret-of-the-server\r\n");

        ApiKeyException error = await FailAsync(service, server.Address);

        Assert.Equal(ApiKeyFailureStep.Service, error.FailedStep);
        Assert.Contains("did not send a valid HTTP response", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SSH", error.ToString(), StringComparison.Ordinal);
    }

    private static Socket Bound(out int port)
    {
        Socket bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        return bound;
    }

    private static Task<ApiKeyException> FailAsync(string service, Uri address) =>
        Assert.ThrowsAnyAsync<ApiKeyException>(() => Accounts.At(service, address).GetListAsync(The.Token));
}
