using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>
/// Decides, from a committed state alone, what to do next. It is a pure function: whoever is killed, frozen or started
/// twice decides the same again.
/// </summary>
internal static class RotationMachine
{
    public static Move Next(RotationState state, Rules rules, DateTimeOffset now)
    {
        DateTimeOffset? sweep = Schedule.NextSweep(state);
        if (sweep <= now)
        {
            return new Move.Perform(new Effect.Sweep(state.Revoked));
        }

        return state.Failure is { } failure && failure.RetryAt > now
            ? new Move.Wait(Schedule.Earliest(sweep, failure.RetryAt))
            : Step(state, rules, now);
    }

    /// <summary>When a state needs a look: at once, or when its wait is over.</summary>
    public static DateTimeOffset? Wake(RotationState state, Rules rules, DateTimeOffset now) =>
        Next(state, rules, now) is Move.Wait wait ? Schedule.Earliest(wait.Until, Schedule.NextSweep(state)) : now;

    private static Move Step(RotationState state, Rules rules, DateTimeOffset now) =>
        state.Phase switch
        {
            RotationPhase.Steady or RotationPhase.AwaitingApproval => Beginning.Next(state, rules, now),
            RotationPhase.Issuing => Issuing.Resume(state, rules, now),
            RotationPhase.Issued => new Move.Perform(new Effect.Verify(state.Pending!)),
            RotationPhase.Published => Overlap(state, rules, now),
            RotationPhase.Disabling => Grace(state, rules, now),
            RotationPhase.Revoking => Done(state, now), // All of it is gone: what is not would be swept first.
            _ => RollBack(state, rules),
        };

    private static Move Overlap(RotationState state, Rules rules, DateTimeOffset now)
    {
        if (state.DeliveredAt is not { } delivered)
        {
            return new Move.Perform(new Effect.Deliver(state.Current!));
        }

        if (state.RecheckAt is { } recheck)
        {
            return recheck > now
                ? new Move.Wait(recheck)
                : new Move.Perform(rules.IsRefreshedInPlace ? new Effect.Verify(state.Current!) : new Effect.Survey());
        }

        if (state.Drift is not null)
        {
            return new Move.Perform(new Effect.Enable(state.Current!));
        }

        DateTimeOffset end = delivered + state.Retired.Select(static retired => retired.Overlap).DefaultIfEmpty().Max();
        end = state.ConsumersAt > end ? state.ConsumersAt.Value : end;
        return state.Retired.Count == 0 ? Done(state, now)
            : state.IsPaused ? new Move.Wait(null)
            : end > now ? new Move.Wait(end)
            : new Move.Perform(new Effect.Verify(state.Current!));
    }

    private static Move Grace(RotationState state, Rules rules, DateTimeOffset now)
    {
        if (state.Retired.FirstOrDefault(static retired => retired.DisabledAt is null) is { } enabled)
        {
            return new Move.Perform(new Effect.Disable(enabled.Key));
        }

        DateTimeOffset? end = state.Retired.Max(static retired => retired.DisabledAt) + rules.Grace;
        return state.IsPaused ? new Move.Wait(null)
            : end > now ? new Move.Wait(end)
            : new Move.Commit(Revoking.From(state, now), new Happening("revoking", state.Retired[0].Key.Name));
    }

    private static Move.Commit Done(RotationState state, DateTimeOffset now) =>
        new(
            state with
            {
                Phase = RotationPhase.Steady,
                PhaseSince = now,
                LastSuccessAt = now,
                Failure = null,
            },
            Happening.To("completed", state.Current!)
        );

    private static Move RollBack(RotationState state, Rules rules) =>
        rules.CanDisable
            ? new Move.Perform(new Effect.Enable(state.Pending!))
            : new Move.Commit(state with { Phase = RotationPhase.Issued }, Happening.To("restoring", state.Pending!));
}
