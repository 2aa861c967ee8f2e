using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>
/// Explores two engines, of which any may be frozen for any time at any point or be killed, and requests that arrive
/// whenever they like.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset _start = new(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly World _first = new(
        new RotationState
        {
            Policy = "nightly",
            Mark = "00000000",
            PhaseSince = _start,
        },
        1,
        _start,
        0
    );

    private static readonly Rules _aimms = new()
    {
        Policy = "nightly",
        KeyName = "nightly",
        NamesAreIds = true,
        CanDisable = false,
        Every = TimeSpan.FromDays(3),
        Overlap = TimeSpan.FromDays(1),
        Grace = TimeSpan.FromDays(1),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_law_is_broken_by_kills_freezes_and_late_requests(bool canDisable)
    {
        Machine machine = new(_aimms with { CanDisable = canDisable });
        Explorer explorer = Explore(machine, crashes: 1, out IReadOnlyList<string>? trace);

        Assert.True(trace is null, string.Join('\n', trace ?? []));
        Assert.Null(FirstThatStaysUnclean(explorer, machine)?.Text);
        output.WriteLine($"{explorer.Worlds} worlds");
    }

    /// <summary>
    /// A refresh ends the old value in the call, so that the current one can be refused; but there is always a way back
    /// to one that works.
    /// </summary>
    [Fact]
    public void A_refresh_in_place_always_comes_to_a_value_that_works()
    {
        Machine machine = new(_aimms with { NamesAreIds = false, IsRefreshedInPlace = true, Overlap = TimeSpan.Zero });
        Explorer explorer = new(new Steps(machine, 1), static (_, _) => null, IsEnd);
        explorer.Run(_first, most: 2_000_000);

        Assert.Null(FirstThatStaysUnclean(explorer, machine)?.Text);
        output.WriteLine($"{explorer.Worlds} worlds");
    }

    [Fact]
    public void Without_the_law_on_revoked_names_a_frozen_engine_deletes_the_published_key()
    {
        Explore(new MachineWithoutRevokedNames(_aimms), crashes: 0, out IReadOnlyList<string>? trace);

        output.WriteLine(string.Join('\n', trace ?? []));
        Assert.NotNull(trace);
        Assert.Contains("is refused", trace[^1], StringComparison.Ordinal);
    }

    private static Explorer Explore(Machine machine, int crashes, out IReadOnlyList<string>? trace)
    {
        Explorer explorer = new(new Steps(machine, crashes), Laws.BrokenIn, IsEnd);
        trace = explorer.Run(_first, most: 2_000_000);
        return explorer;
    }

    private static World? FirstThatStaysUnclean(Explorer explorer, Machine machine) =>
        explorer
            .Visited.Where(static (_, at) => at % 97 == 0)
            .FirstOrDefault(world => !Recovery.IsClean(world, new Steps(machine, 0)));

    private static bool IsEnd(World world) =>
        world.Stored is { Generation: 2, Phase: RotationPhase.Steady } || world.Stored.Attempts > 3;
}
