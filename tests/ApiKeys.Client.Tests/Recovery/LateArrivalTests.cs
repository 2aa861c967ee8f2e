using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Recovery;

/// <summary>
/// A create that something on the way kept for itself, and that arrives after it was given up, does not leave a second
/// key in silence.
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
    public async Task There_is_one_key_in_the_end(string service, bool arrivesFirst)
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
    public async Task A_service_that_recognises_requests_makes_one_key_of_all_that_arrive(bool arrivesFirst)
    {
        await using RecoveryFixture bed = await StartAsync("Veeam", 4, arrivesFirst);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(1, bed.Creates);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_second_key_may_be_somebody_else_s_it_is_told_of_and_the_value_is_not_lost(
        bool arrivesFirst
    )
    {
        // A service that has forgotten the id of the first request, as it does after five minutes.
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
    public async Task A_second_key_that_cannot_be_deleted_is_told_of()
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
    public async Task The_value_is_not_lost_to_a_last_look_that_fails()
    {
        await using RecoveryFixture bed = await StartAsync("Maximo", 1, arrivesFirst: false);
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path(bed.KeysPath).Skip(2).Always());

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.True(bed.Held("ci").Single(held => held.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task A_create_that_was_doubled_on_its_way_leaves_one_key()
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
