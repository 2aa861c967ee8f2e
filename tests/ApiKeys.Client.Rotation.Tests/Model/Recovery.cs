namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>
/// What becomes of a world when all engines are killed, every request arrives, and one engine goes on undisturbed.
/// </summary>
internal static class Recovery
{
    private const int MostSteps = 400;

    /// <summary>Whether it comes to the current key and no other.</summary>
    public static bool IsClean(World world, Steps steps)
    {
        world = world with { Engines = [Engine.Idle], Crashes = int.MaxValue };
        for (int step = 0; step < MostSteps; step++)
        {
            if (
                world
                    is {
                        Stored: { Phase: RotationPhase.Steady, Current: { } current, Revoked.Count: 0 },
                        Requests.Count: 0,
                        Keys.Count: 1
                    }
                && ModelService.Accepts(world, current)
            )
            {
                return true;
            }

            (string Name, World World)[] next = [.. steps.From(world)];
            world =
                next.FirstOrDefault(static each => each.Name.EndsWith("arrives", StringComparison.Ordinal)).World
                ?? next[0].World;
        }

        return false;
    }
}
