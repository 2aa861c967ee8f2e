namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>
/// Visits every world that can be reached, the nearest first, so that a broken law comes with its shortest trace.
/// </summary>
internal sealed class Explorer(Steps steps, Func<World, World, string?> law, Func<World, bool> isEnd)
{
    private readonly Dictionary<string, (string? Before, string Step)> _seen = [];

    public int Worlds => _seen.Count;

    public List<World> Visited { get; } = [];

    /// <summary>The trace to the first world in which a law is broken; null when there is none.</summary>
    public IReadOnlyList<string>? Run(World start, int most)
    {
        Queue<(World World, string Text)> open = new([(start, start.Text)]);
        _seen[start.Text] = (null, "start");
        while (open.TryDequeue(out (World World, string Text) from))
        {
            Visited.Add(from.World);
            foreach ((string name, World world) in isEnd(from.World) ? [] : steps.From(from.World))
            {
                string text = world.Text;
                if (!_seen.TryAdd(text, (from.Text, name)))
                {
                    continue;
                }

                if (law(from.World, world) is { } broken)
                {
                    return [.. Trace(text), broken];
                }

                Assert.True(_seen.Count < most, $"There are more than {most} worlds.");
                open.Enqueue((world, text));
            }
        }

        return null;
    }

    private List<string> Trace(string? text)
    {
        List<string> trace = [];
        while (text is not null)
        {
            (string? before, string step) = _seen[text];
            trace.Insert(0, step);
            text = before;
        }

        return trace;
    }
}
