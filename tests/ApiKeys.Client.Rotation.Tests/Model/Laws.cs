using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>What must hold at every moment.</summary>
internal static class Laws
{
    /// <summary>The law that is broken; null when none is.</summary>
    public static string? BrokenIn(World before, World world)
    {
        RotationState state = world.Stored;
        return state.Current is { } current && !ModelService.Accepts(world, current)
                ? $"the current value, of {current.Id}, is refused"
            : state.Revoked.Any(revoked => state.Keeps(revoked.Id ?? revoked.Name)) ? "a revoked key lives"
            : before.Stored.Revoked.Any(revoked => state.Keeps(revoked.Id ?? revoked.Name))
                ? "a revoked key is alive" + " again"
            : world.Keys.Any(key => KeyStamp.NumberIn(key.Id, state.Mark) > state.Attempts)
                ? "a key exists whose name was never committed"
            : world.Keys.Count(key => state.Keeps(key.Id) || key.Id == state.Attempt?.Name) > 2
                ? "more than two keys live"
            : state.Generation < before.Stored.Generation ? "the generation goes back"
            : null;
    }
}
