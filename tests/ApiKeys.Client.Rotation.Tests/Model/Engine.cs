using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>
/// What an engine has in its memory. It may stay there for any time, as a frozen process does, and a killed one forgets
/// it.
/// </summary>
internal sealed record Engine
{
    public static Engine Idle { get; } = new();

    public RotationState? Seen { get; private init; }

    public long SeenVersion { get; private init; }

    public Move.Commit? Commit { get; private init; }

    public Effect? Effect { get; private init; }

    /// <summary>Gets the request that it waits for.</summary>
    public Request? Awaited { get; private init; }

    public string Text =>
        Seen is null ? "idle" : $"{SeenVersion} {StateJson.Write(Seen)} {Name(Commit)} {Name(Effect)} {Awaited}";

    public static Engine ToCommit(RotationState seen, long version, Move.Commit commit) =>
        new()
        {
            Seen = seen,
            SeenVersion = version,
            Commit = commit,
        };

    public static Engine ToPerform(RotationState seen, long version, Effect effect) =>
        new()
        {
            Seen = seen,
            SeenVersion = version,
            Effect = effect,
        };

    public Engine Awaiting(Request request) => this with { Awaited = request };

    private static string Name(Move.Commit? commit) =>
        commit is null ? "" : StateJson.Write(commit.Next) + Name(commit.Then);

    private static string Name(Effect? effect) =>
        effect is Effect.Sweep sweep ? "sweep " + string.Join(' ', sweep.Revoked) : effect?.ToString() ?? "";
}
