using System.Net.NetworkInformation;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>
/// What happens to connections when the container is disposed: a program that opens one account after another must not
/// keep a connection for each.
/// </summary>
public sealed class EndOfContainerTests
{
    private static readonly TimeSpan _delay = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Disposing_the_container_closes_its_connections()
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        ServiceProvider services = Services(emulator, emulator.Clock);
        await services.GetRequiredService<ApiKeyManager>().GetListAsync(The.Token);
        Assert.Equal(1, ConnectionsTo(emulator));

        await services.DisposeAsync();

        Assert.Equal(0, ConnectionsTo(emulator));
    }

    [Fact]
    public async Task A_create_in_progress_completes_after_the_container_is_disposed()
    {
        ManualClock clock = new(The.Now);
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            new() { TimeProvider = clock },
            The.Token
        );
        ServiceProvider services = Services(emulator, clock);
        emulator.Faults.Add(Fault.Delay(_delay));
        Task<IssuedApiKey> create = services
            .GetRequiredService<ApiKeyManager>()
            .CreateAsync(new ApiKeyRequest("late", ["Session"]) { ExpiresAt = The.Now.AddDays(90) }, The.Token);
        await clock.WaitForTimerAsync(length => length == _delay);

        await services.DisposeAsync();
        clock.Advance(_delay);

        Assert.True(
            Assert.Single(emulator.Aimms.Keys, static key => key.Name == "late").Matches((await create).Value.Reveal())
        );
    }

    [Fact]
    public async Task A_call_after_the_container_is_disposed_sends_nothing()
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        ServiceProvider services = Services(emulator, emulator.Clock);
        ApiKeyManager keys = services.GetRequiredService<ApiKeyManager>();
        await keys.GetListAsync(The.Token);

        await services.DisposeAsync();
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.CreateAsync(
                new ApiKeyRequest("late", ["Session"]) { ExpiresAt = emulator.Clock.GetUtcNow().AddDays(90) },
                The.Token
            )
        );

        Assert.Contains("ObjectDisposedException", error.Message, StringComparison.Ordinal);
        Assert.Single(emulator.Requests);
    }

    private static ServiceProvider Services(ApiKeyEmulator emulator, TimeProvider clock)
    {
        ServiceCollection services = [];
        services.AddSingleton(clock);
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                    (options.BaseAddress, options.ApiKey, options.AllowInsecureLoopback) = (
                        emulator.Aimms.BaseAddress,
                        emulator.Aimms.AdministratorKey,
                        true
                    )
            );
        return services.BuildServiceProvider();
    }

    /// <summary>The open connections on the side of the caller.</summary>
    private static int ConnectionsTo(ApiKeyEmulator emulator) =>
        IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpConnections()
            .Count(connection =>
                connection.State == TcpState.Established && connection.RemoteEndPoint.Port == emulator.Address.Port
            );
}
