using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>Everything that can happen next.</summary>
internal sealed class Steps(Machine machine, int crashes)
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    public IEnumerable<(string Name, World World)> From(World world)
    {
        for (int engine = 0; engine < world.Engines.Count; engine++)
        {
            foreach ((string name, World next) in Of(world, engine))
            {
                yield return ($"engine {engine} {name}", next);
            }
        }

        foreach (Request request in world.Requests)
        {
            yield return ($"{request.Kind} {request.Id} arrives", Arrive(world, request));
        }

        if (machine.Next(world.Stored, world.Now) is Move.Wait)
        {
            yield return ("a day passes", world with { Now = world.Now + _day });
        }
    }

    private IEnumerable<(string Name, World World)> Of(World world, int at)
    {
        Engine engine = world.Engines[at];
        if (engine.Seen is null)
        {
            if (Decide(world) is { } decided)
            {
                yield return ("reads and decides", world.With(at, decided));
            }

            yield break;
        }

        if (world.Crashes < crashes)
        {
            yield return ("is killed", world.With(at, Engine.Idle) with { Crashes = world.Crashes + 1 });
        }

        if (engine.Commit is not null)
        {
            yield return ("writes " + engine.Commit.What.Kind, Write(world, at, engine));
        }
        else if (engine.Awaited is null)
        {
            yield return ("performs " + engine.Effect!.GetType().Name, Perform(world, at, engine));
        }
    }

    private Engine? Decide(World world) =>
        machine.Next(world.Stored, world.Now) switch
        {
            Move.Commit commit => Engine.ToCommit(world.Stored, world.Version, commit),
            Move.Perform perform => Engine.ToPerform(world.Stored, world.Version, perform.Effect),
            _ => null,
        };

    private static World Write(World world, int at, Engine engine)
    {
        if (engine.SeenVersion != world.Version)
        {
            return world.With(at, Engine.Idle);
        }

        RotationState next = engine.Commit!.Next;
        World written = world with { Stored = next, Version = world.Version + 1 };
        return written.With(
            at,
            engine.Commit.Then is { } then ? Engine.ToPerform(next, written.Version, then) : Engine.Idle
        );
    }

    private World Perform(World world, int at, Engine engine)
    {
        if (ModelService.Read(world, engine.Effect!) is { } seen)
        {
            return world.With(at, Observed(world, engine, seen));
        }

        Request request = ModelService.RequestOf(world, engine.Effect!);
        return world.Requests.Contains(request)
            ? world.With(at, Engine.Idle) // The same request once more leads nowhere that the first does not.
            : world.With(at, engine.Awaiting(request)) with
            {
                Requests = [.. world.Requests, request],
            };
    }

    private World Arrive(World world, Request request)
    {
        World arrived = ModelService.Arrive(world, request);
        int at = arrived.Engines.ToList().FindIndex(engine => engine.Awaited == request);
        if (at < 0)
        {
            return arrived;
        }

        Engine engine = arrived.Engines[at];
        return arrived.With(
            at,
            engine.Effect is Effect.Sweep && ModelService.Read(arrived, engine.Effect) is null
                ? Engine.ToPerform(engine.Seen!, engine.SeenVersion, engine.Effect)
                : Observed(arrived, engine, ModelService.Response(arrived, engine.Effect!, request))
        );
    }

    private Engine Observed(World world, Engine engine, Observation observation) =>
        Engine.ToCommit(
            engine.Seen!,
            engine.SeenVersion,
            machine.Outcome(engine.Seen!, engine.Effect!, observation, world.Now)
        );
}
