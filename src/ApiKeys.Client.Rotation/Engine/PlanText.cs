using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>A move in words.</summary>
internal static class PlanText
{
    public static string Of(Move move) =>
        move switch
        {
            Move.Wait { Until: { } until } => $"Nothing until {until:u}.",
            Move.Wait => "Nothing, until a person resumes or approves it.",
            Move.Commit { Then: { } then } => Of(then),
            Move.Commit commit => $"Become {commit.Next.Phase}.",
            _ => Of(((Move.Perform)move).Effect),
        };

    private static string Of(Effect effect) =>
        effect switch
        {
            Effect.Create create => $"Create the key '{create.Attempt.Name}'.",
            Effect.Refresh refresh =>
                $"Give the key '{refresh.Key.Name}' a new value. The old one ends in that moment.",
            Effect.Verify verify => $"Try the value of the key '{verify.Key.Name}'.",
            Effect.Deliver deliver => $"Hand the value of the key '{deliver.Key.Name}' to the sinks.",
            Effect.Disable disable => $"Disable the key '{disable.Key.Name}'.",
            Effect.Enable enable => $"Enable the key '{enable.Key.Name}'.",
            Effect.Sweep sweep => $"Delete {Names(sweep.Revoked)}, if they are there.",
            _ => "Compare the keys at the service with the state.",
        };

    private static string Names(IReadOnlyList<RevokedKey> keys) =>
        string.Join(", ", keys.Select(static key => $"'{key.Name}'"));
}
