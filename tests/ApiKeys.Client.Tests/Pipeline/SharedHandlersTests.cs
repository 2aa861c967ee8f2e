using ApiKeys.Client.Tests.Guarantees.Promises;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>
/// Managers without a container share their connections, so that a program that creates one for each call does not run
/// out of sockets.
/// </summary>
public sealed class SharedHandlersTests
{
    private const int Many = 200;

    [Fact]
    public async Task Many_managers_of_one_server_share_one_connection()
    {
        await using SilentServer server = new(responses: int.MaxValue);
        List<ApiKeyManager> kept = [];
        for (int number = 0; number < Many; number++)
        {
            ApiKeyManager keys = Accounts.At("Aimms", server.Address);
            kept.Add(keys);
            await keys.GetListAsync(The.Token);
        }

        Assert.Equal((Many, 1), (server.Arrived.Count, server.Connections));
        GC.KeepAlive(kept);
    }

    [Fact]
    public async Task Managers_that_trust_different_certificates_share_nothing()
    {
        await using SilentServer server = new(responses: int.MaxValue);
        List<ApiKeyManager> kept = [];
        foreach (char digit in "0123")
        {
            ApiKeyManager keys = Accounts.At(
                "Aimms",
                server.Address,
                configure: options => options.CertificateSha256 = new string(digit, 64)
            );
            kept.Add(keys);
            await keys.GetListAsync(The.Token);
        }

        Assert.Equal((4, 4), (server.Arrived.Count, server.Connections));
        GC.KeepAlive(kept);
    }

    [Fact]
    public async Task A_manager_with_a_handler_of_the_application_shares_nothing()
    {
        await using SilentServer server = new(responses: int.MaxValue);
        ApiKeyManager shared = Accounts.At("Aimms", server.Address);
        await shared.GetListAsync(The.Token);

        using SocketsHttpHandler handler = new() { ActivityHeadersPropagator = null };
        await Accounts.At("Aimms", server.Address, handler).GetListAsync(The.Token);

        Assert.Equal((2, 2), (server.Arrived.Count, server.Connections));
        GC.KeepAlive(shared);
    }
}
