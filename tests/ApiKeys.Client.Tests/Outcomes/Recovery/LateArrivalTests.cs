using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// A create that the network holds back and that arrives after the client gave up leaves no unreported second key.
/// </summary>
public sealed class LateArrivalTests
{
    [Promise(3)]
    [Theory]
    [InlineData("AIMMS", true)]
    [InlineData("AIMMS", false)]
    [InlineData("AIMMS PRO", true)]
    [InlineData("AIMMS PRO", false)]
    [InlineData("Maximo", true)]
    [InlineData("Maximo", false)]
    public async Task A_create_that_arrives_late_leaves_one_key(string service, bool arrivesFirst)
    {
        await using RecoveryFixture bed = await StartAsync(service, 1, arrivesFirst);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(arrivesFirst && service != "Maximo" ? 3 : 2, bed.Creates);
    }

    [Promise(3)]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_deduplicates_requests_creates_one_key(bool arrivesFirst)
    {
        await using RecoveryFixture bed = await StartAsync("Veeam", 4, arrivesFirst);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(1, bed.Creates);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_key_that_may_be_foreign_is_reported_and_the_value_is_returned(bool arrivesFirst)
    {
        // The service has forgotten the id of the first request, as it does after five minutes.
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "Veeam",
            services: Network(new Queueing(RecoveryFixture.PathAt("Veeam"), 4, arrivesFirst, "X-Request-id"))
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => bed.CreateAsync());

        Assert.Equal(2, bed.Held("ci").Count);
        Assert.True(bed.Held("ci").Single(held => held.Id == error.KeyId).Matches(error.Issued!.Value.Reveal()));
        Assert.Contains(
            bed.Held("ci").Single(held => held.Id != error.KeyId).Id,
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_key_that_cannot_be_deleted_is_reported()
    {
        await using RecoveryFixture bed = await StartAsync("Maximo", 1, arrivesFirst: false);
        bed.Emulator.Faults.Add(Fault.Respond(403).On("DELETE").Always());

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => bed.CreateAsync());

        Assert.Equal(2, bed.Held("ci").Count);
        Assert.True(bed.Held("ci").Single(held => held.Id == error.KeyId).Matches(error.Issued!.Value.Reveal()));
        Assert.Contains(
            bed.Held("ci").Single(held => held.Id != error.KeyId).Id,
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_failed_last_lookup_does_not_lose_the_value()
    {
        await using RecoveryFixture bed = await StartAsync("Maximo", 1, arrivesFirst: false);
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path(bed.KeysPath).Skip(2).Always());

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.True(bed.Held("ci").Single(held => held.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task A_create_that_was_duplicated_in_transit_leaves_one_key()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "Maximo",
            services: Network(new Doubling(RecoveryFixture.PathAt("Maximo")))
        );

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(2, bed.Creates);
    }

    private static Task<RecoveryFixture> StartAsync(string service, int attempts, bool arrivesFirst) =>
        RecoveryFixture.StartAsync(
            service,
            services: Network(new Queueing(RecoveryFixture.PathAt(service), attempts, arrivesFirst))
        );

    private static Action<IServiceCollection> Network(DelegatingHandler network) =>
        services =>
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => network));
}
