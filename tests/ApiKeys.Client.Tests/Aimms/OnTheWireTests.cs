using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// How often a changing request arrives when the service reads it and closes the connection. The platform itself
/// resends a request without content.
/// </summary>
public sealed class OnTheWireTests
{
    [Promise(3)]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_create_is_sent_once_when_the_server_closes_the_connection(bool onAConnectionInUse)
    {
        await using SilentServer server = new(responses: onAConnectionInUse ? 1 : 0);
        AimmsApiKeyManager keys = Keys(server, retries: 3);
        if (onAConnectionInUse)
        {
            await keys.GetListAsync(The.Token);
        }

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            keys.CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(9), The.Token)
        );

        Assert.Equal(1, server.Arrived.Count(method => method == "POST"));
    }

    [Promise(3)]
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task A_delete_is_sent_only_as_often_as_the_SDK_retries(bool onAConnectionInUse, int retries)
    {
        await using SilentServer server = new(responses: onAConnectionInUse ? 1 : 0);
        AimmsApiKeyManager keys = Keys(server, retries);
        if (onAConnectionInUse)
        {
            await keys.GetListAsync(The.Token);
        }

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => keys.DeleteAsync("ci", The.Token));

        Assert.Equal(1 + retries, server.Arrived.Count(method => method == "DELETE"));
    }

    private static AimmsApiKeyManager Keys(SilentServer server, int retries) =>
        new(
            new AimmsOptions
            {
                BaseAddress = server.Address,
                ApiKey = "credential",
                AllowInsecureLoopback = true,
                MaxRetries = retries,
                RetryDelay = TimeSpan.Zero,
            },
            new ApiKeyManagerSettings { TimeProvider = new ManualClock(The.Now) }
        );
}
