using System.Globalization;
using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Engine;

/// <summary>How many policies a sweep works at.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task A_sweep_works_at_no_more_policies_than_it_may_and_the_next_ones_at_the_others()
    {
        await using RotationFixture fixture = await StartAsync(policies: 5, most: 2);

        int[] keys = [await SweepAsync(fixture), await SweepAsync(fixture), await SweepAsync(fixture)];

        Assert.Equal([2, 4, 5], keys);
        Assert.Equal(0, (await fixture.Engine.SweepAsync(cancellationToken: The.Token)).Policies);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_keeps_no_other_waiting()
    {
        await using RotationFixture fixture = await StartAsync(policies: 2, most: 1);
        await SweepAsync(fixture);
        await SweepAsync(fixture);
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "store", "p0.json"), "{", The.Token);
        fixture.Clock.Advance(TimeSpan.FromDays(360));

        SweepResult result = await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        Assert.Equal(["p0"], result.Failed);
        Assert.Equal(2, (await fixture.Engine.GetStatusAsync("p1", The.Token)).Generation);
    }

    [Fact]
    public void A_sweep_that_may_work_at_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RotationEngineOptions { MaxPoliciesPerSweep = 0 });

    /// <summary>Sweeps once. How many keys there are then.</summary>
    private static async Task<int> SweepAsync(RotationFixture fixture)
    {
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        return fixture.Emulator.Aimms.Keys.Count - 1;
    }

    private static Task<RotationFixture> StartAsync(int policies, int most) =>
        RotationFixture.StartAsync(rotation =>
        {
            rotation.ConfigureEngine(options => options.MaxPoliciesPerSweep = most);
            for (int i = 0; i < policies; i++)
            {
                rotation.AddPolicy(
                    string.Create(CultureInfo.InvariantCulture, $"p{i}"),
                    static policy =>
                    {
                        policy.Account = "Aimms";
                        policy.Scopes.Add("Tasks");
                    }
                );
            }
        });
}
