using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Rotation.Tests.Engine;

public sealed class AimmsRotationTests
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task In_two_years_the_current_value_is_never_refused()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        int most = 0;

        await fixture.PassAsync(
            2 * 365 * _day,
            2 * _day,
            async () =>
            {
                most = Math.Max(most, Own(fixture).Length);
                Assert.Contains(fixture.Emulator.Aimms.Keys, static key => key.Name == AimmsEmulator.AdministratorName);
                Assert.True(Accepts(fixture, await fixture.CurrentAsync()), $"{fixture.Clock.GetUtcNow():u}");
            }
        );

        Assert.Equal(2, most);
        Assert.InRange((await fixture.StatusAsync()).Generation, 6, 7);
        Assert.Null((await fixture.StatusAsync()).Failure);
    }

    [Fact]
    public async Task A_rotation_goes_through_overlap_and_deletion()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        string first = Assert.Single(Own(fixture)).Name;

        RotationStatus status = await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);

        Assert.Equal((RotationPhase.Published, 2, 2), (status.Phase, status.Generation, status.LiveKeys));
        Assert.Equal(2, Own(fixture).Length);

        await fixture.PassAsync(4 * _day, _day);
        Assert.NotEqual(first, Assert.Single(Own(fixture)).Name);
        Assert.Equal(
            [
                "scheduled",
                "issuing",
                "issued",
                "published",
                "delivered",
                "completed",
                "requested",
                "issuing",
                "issued",
                "published",
                "delivered",
                "revoking",
                "swept",
                "completed",
            ],
            (await fixture.HistoryAsync()).Where(static kind => kind is not ("surveyed" or "verified")).Take(14)
        );
    }

    [Fact]
    public async Task A_key_whose_response_was_lost_is_deleted_and_another_is_created()
    {
        await using RotationFixture fixture = await StartAsync();
        fixture.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Empty(Own(fixture));

        await fixture.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.EndsWith("-2", Assert.Single(Own(fixture)).Name, StringComparison.Ordinal);
        Assert.True(Accepts(fixture, await fixture.CurrentAsync()));
    }

    [Fact]
    public async Task A_key_of_a_killed_process_is_deleted_after_the_restart()
    {
        await using RotationFixture fixture = await StartAsync();
        fixture.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        await fixture.RestartAsync();
        await fixture.PassAsync(2 * _day, TimeSpan.FromHours(1));

        Assert.Single(Own(fixture));
        Assert.Empty((await fixture.Engine.PlanAsync("nightly", The.Token)).WouldDelete);
    }

    [Fact]
    public async Task A_service_that_is_down_is_tried_again_ever_more_seldom()
    {
        await using RotationFixture fixture = await StartAsync();
        fixture.Emulator.Faults.Add(Fault.Respond(403).Always());
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.NotNull((await fixture.StatusAsync()).Failure);

        await fixture.PassAsync(_day, TimeSpan.FromMinutes(1));
        int asked = fixture.Emulator.Requests.Count;
        fixture.Emulator.Faults.Clear();
        await fixture.PassAsync(TimeSpan.FromHours(8), TimeSpan.FromMinutes(10));

        Assert.InRange(asked, 3, 60);
        Assert.True(Accepts(fixture, await fixture.CurrentAsync()));
    }

    private static Task<RotationFixture> StartAsync() =>
        RotationFixture.StartAsync(
            "Aimms",
            static policy =>
            {
                policy.Scopes.Add("Tasks");
                policy.Lifetime = TimeSpan.FromDays(180);
            }
        );

    private static AimmsEmulatedKey[] Own(RotationFixture fixture) =>
        [.. fixture.Emulator.Aimms.Keys.Where(static key => key.Name.StartsWith("nightly-", StringComparison.Ordinal))];

    private static bool Accepts(RotationFixture fixture, RotatedKey? key) =>
        fixture.Emulator.Aimms.Keys.Any(each =>
            each.Matches(key!.Value.Reveal()) && each.ExpiresAt > fixture.Clock.GetUtcNow()
        );
}
