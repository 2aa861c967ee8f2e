using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Rotation.Tests.Engine;

public sealed class VeeamRotationTests
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task The_old_key_is_disabled_for_a_grace_period_before_it_is_deleted()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        await fixture.PassAsync(91 * _day, _day);
        Assert.Equal(
            [VeeamEmulatedLogin.Enabled, VeeamEmulatedLogin.Enabled],
            Own(fixture).Select(static key => key.Status)
        );

        await fixture.PassAsync(3 * _day, _day);
        Assert.Equal(
            [VeeamEmulatedLogin.Disabled, VeeamEmulatedLogin.Enabled],
            Own(fixture).Select(static key => key.Status)
        );

        await fixture.PassAsync(8 * _day, _day);
        Assert.True(Assert.Single(Own(fixture)).Matches((await fixture.CurrentAsync())!.Value.Reveal()));
        Assert.Equal(
            (RotationPhase.Steady, 2),
            ((await fixture.StatusAsync()).Phase, (await fixture.StatusAsync()).Generation)
        );
    }

    [Fact]
    public async Task A_rotation_can_be_rolled_back_while_the_old_key_is_disabled()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        string first = (await fixture.CurrentAsync())!.Value.Reveal();
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(4 * _day, _day);
        Assert.Equal(RotationPhase.Disabling, (await fixture.StatusAsync()).Phase);

        RotationStatus status = await fixture.Engine.RollBackAsync("nightly", "bob", The.Token);

        Assert.Equal((3, true, RotationPhase.Published), (status.Generation, status.IsPaused, status.Phase));
        Assert.Equal(first, (await fixture.CurrentAsync())!.Value.Reveal());
        Assert.All(Own(fixture), static key => Assert.Equal(VeeamEmulatedLogin.Enabled, key.Status));

        await fixture.Engine.ResumeAsync("nightly", "bob", The.Token);
        await fixture.PassAsync(12 * _day, _day);
        Assert.True(Assert.Single(Own(fixture)).Matches(first));
        Assert.Contains("restored", await fixture.HistoryAsync());
    }

    [Fact]
    public async Task In_an_emergency_the_old_key_is_disabled_at_once()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        RotationStatus status = await fixture.Engine.RotateAsync("nightly", "alice", isEmergency: true, The.Token);

        Assert.Equal(RotationPhase.Disabling, status.Phase);
        Assert.Equal(
            [VeeamEmulatedLogin.Disabled, VeeamEmulatedLogin.Enabled],
            Own(fixture).Select(static key => key.Status)
        );
    }

    [Fact]
    public async Task A_current_key_that_somebody_deleted_is_replaced_at_the_next_survey()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        VeeamEmulatedLogin key = Assert.Single(Own(fixture));
        key.Status = "disabledDueToCompany";

        await fixture.PassAsync(2 * _day, _day);

        Assert.Equal(2, (await fixture.StatusAsync()).Generation);
        Assert.Contains("drift", await fixture.HistoryAsync());
    }

    private static Task<RotationFixture> StartAsync() =>
        RotationFixture.StartAsync(
            "Veeam",
            static policy =>
            {
                policy.Scopes.Add("rest");
                policy.ReadOnly = true;
            }
        );

    private static VeeamEmulatedLogin[] Own(RotationFixture fixture) =>
        [
            .. fixture.Emulator.Veeam.Logins.Where(static key =>
                key.Description?.StartsWith("nightly [r", StringComparison.Ordinal) == true
            ),
        ];
}
