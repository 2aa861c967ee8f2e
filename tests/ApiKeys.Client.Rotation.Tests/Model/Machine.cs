using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>The machine that is explored: the real one, or one with a law taken out.</summary>
internal record Machine(Rules Rules)
{
    public virtual Move Next(RotationState state, DateTimeOffset now) => RotationMachine.Next(state, Rules, now);

    public virtual Move.Commit Outcome(
        RotationState state,
        Effect effect,
        Observation observation,
        DateTimeOffset now
    ) => Rotation.Machine.Outcome.Of(state, effect, observation, Rules, now);
}

/// <summary>
/// A machine without the law on revoked names: it deletes the key of an attempt that was left behind by the state in
/// memory, before any state calls it revoked.
/// </summary>
internal sealed record MachineWithoutRevokedNames(Rules Rules) : Machine(Rules)
{
    public override Move Next(RotationState state, DateTimeOffset now) =>
        state is { Phase: RotationPhase.Issuing, Attempt: { } attempt }
            ? new Move.Perform(new Effect.Sweep([new RevokedKey(attempt.Name, null, now)]))
            : base.Next(state, now);

    public override Move.Commit Outcome(
        RotationState state,
        Effect effect,
        Observation observation,
        DateTimeOffset now
    ) =>
        effect is Effect.Sweep && state.Phase == RotationPhase.Issuing
            ? new(state with { Phase = RotationPhase.Steady, Attempt = null }, new Happening("orphan"))
            : base.Outcome(state, effect, observation, now);
}
