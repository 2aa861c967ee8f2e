using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Rotation.Tests.Engine;

public sealed class MaximoRotationTests
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_key_is_replaced_before_its_token_expires()
    {
        await using RotationFixture fixture = await StartAsync(RotationMode.Replace);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        await fixture.PassAsync(
            100 * _day,
            _day,
            async () => Assert.True(Accepts(fixture, await fixture.CurrentAsync()))
        );

        Assert.Equal(2, (await fixture.StatusAsync()).Generation);
        Assert.Equal(2, (await fixture.CurrentAsync())!.Generation);
        Assert.Single(Own(fixture));
    }

    [Fact]
    public async Task A_refresh_in_place_keeps_the_id()
    {
        await using RotationFixture fixture = await StartAsync(RotationMode.RefreshInPlace);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        RotatedKey first = (await fixture.CurrentAsync())!;

        await fixture.PassAsync(
            100 * _day,
            _day,
            async () => Assert.True(Accepts(fixture, await fixture.CurrentAsync()))
        );

        RotatedKey second = (await fixture.CurrentAsync())!;
        Assert.Equal((first.Id, 2), (second.Id, second.Generation));
        Assert.NotEqual(first.Value.Reveal(), second.Value.Reveal());
    }

    [Fact]
    public async Task A_refresh_whose_response_was_lost_is_done_again()
    {
        await using RotationFixture fixture = await StartAsync(RotationMode.RefreshInPlace);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        fixture.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("token"));

        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.True(Accepts(fixture, await fixture.CurrentAsync()));
    }

    [Fact]
    public async Task A_late_refresh_that_ended_the_published_value_is_noticed_and_repaired()
    {
        await using RotationFixture fixture = await StartAsync(RotationMode.RefreshInPlace);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        ApiKeyManagers managers = (ApiKeyManagers)fixture.Services.GetService(typeof(ApiKeyManagers))!;
        await managers["Maximo"].RefreshAsync(Assert.Single(Own(fixture)).Id, The.Token);
        Assert.False(Accepts(fixture, await fixture.CurrentAsync()));

        await fixture.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.True(Accepts(fixture, await fixture.CurrentAsync()));
    }

    private static Task<RotationFixture> StartAsync(RotationMode mode) =>
        RotationFixture.StartAsync(
            "Maximo",
            policy =>
            {
                policy.Scopes.Add("userAdmin");
                policy.Interval = "P90D";
                policy.Mode = mode;
                policy.RefreshInPlaceAccepted = true;
            }
        );

    private static MaximoEmulatedKey[] Own(RotationFixture fixture) =>
        [
            .. fixture.Emulator.Maximo.Keys.Where(static key =>
                key.Description?.StartsWith("nightly", StringComparison.Ordinal) == true
            ),
        ];

    private static bool Accepts(RotationFixture fixture, RotatedKey? current) =>
        fixture.Emulator.Maximo.Keys.Any(key =>
            key.Id == current!.Id
            && key.Active
            && key.Matches(current.Value.Reveal())
            && key.TokenExpiresAt > fixture.Clock.GetUtcNow()
        );
}
