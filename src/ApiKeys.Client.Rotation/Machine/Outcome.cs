using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>
/// What a state becomes by what an effect brought. It counts only if the state is still the newest when it is written.
/// </summary>
internal static class Outcome
{
    public static Move.Commit Of(
        RotationState state,
        Effect effect,
        Observation observation,
        Rules rules,
        DateTimeOffset now
    ) =>
        (effect, observation) switch
        {
            (Effect.Create or Effect.Refresh, Observation.Created created) => Created(state, created.Key, now),
            (Effect.Create, Observation.Failed failed) => Failed(Issuing.Abandon(state, now), failed, now),
            (Effect.Verify, Observation.Verified verified) => Verification.Of(state, verified, rules, now),
            (Effect.Survey, Observation.Surveyed surveyed) => Survey.Of(state, surveyed.Keys, rules, now),
            (Effect.Deliver deliver, Observation.Done) => new(
                state with
                {
                    DeliveredAt = now,
                    Failure = null,
                },
                Happening.To("delivered", deliver.Key)
            ),
            (Effect.Disable disable, Observation.Done) => new(
                Disabled(state, disable.Key, now),
                Happening.To("disabled", disable.Key)
            ),
            (Effect.Enable enable, Observation.Done) => new(Enabled(state, now), Happening.To("enabled", enable.Key)),
            (Effect.Sweep sweep, Observation.Done) => new(
                Swept(state, sweep, now),
                new Happening("swept", sweep.Revoked[0].Name)
            ),
            (Effect.Sweep, Observation.Failed failed) => Failed(
                state,
                failed with
                {
                    Kind = Schedule.DeletionFailed,
                },
                now
            ),
            (_, Observation.Failed failed) => Failed(state, failed, now),
            _ => throw new InvalidOperationException(
                $"{observation.GetType().Name} is no outcome of {effect.GetType().Name}."
            ),
        };

    private static Move.Commit Created(RotationState state, HeldKey key, DateTimeOffset now) =>
        new(
            state with
            {
                Phase = RotationPhase.Issued,
                PhaseSince = now,
                Attempt = null,
                Pending = key,
                Failure = null,
            },
            Happening.To("issued", key)
        );

    private static Move.Commit Failed(RotationState state, Observation.Failed failed, DateTimeOffset now) =>
        new(Failing.Of(state, failed, now), new Happening("failed", Reason: $"{failed.Kind}: {failed.Text}"));

    private static RotationState Disabled(RotationState state, HeldKey key, DateTimeOffset now) =>
        state with
        {
            Retired =
            [
                .. state.Retired.Select(retired =>
                    retired.Key.Id == key.Id ? retired with { DisabledAt = now } : retired
                ),
            ],
            Failure = null,
        };

    private static RotationState Enabled(RotationState state, DateTimeOffset now) =>
        state.Phase == RotationPhase.RollingBack
            ? state with
            {
                Phase = RotationPhase.Issued,
                PhaseSince = now,
                Failure = null,
            }
            : state with
            {
                Drift = null,
                Failure = null,
            };

    private static RotationState Swept(RotationState state, Effect.Sweep sweep, DateTimeOffset now) =>
        state with
        {
            Revoked =
            [
                .. state
                    .Revoked.Where(revoked => revoked.SweptAt is null || now - revoked.Since < Schedule.LateArrival)
                    .Select(revoked => sweep.Revoked.Contains(revoked) ? revoked with { SweptAt = now } : revoked),
            ],
            Failure = state.Failure is { Kind: Schedule.DeletionFailed } ? null : state.Failure,
        };
}
