using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What follows from the service's word about a value.</summary>
internal static class Verification
{
    public static Move.Commit Of(RotationState state, Observation.Verified verified, Rules rules, DateTimeOffset now) =>
        state.Phase == RotationPhase.Issued
            ? verified.IsAccepted
                ? Publish(state, rules, now)
                : Refused(state, verified, rules, now)
            : OfCurrent(state, verified, rules, now);

    /// <summary>Current becomes retired and pending becomes current in one write.</summary>
    private static Move.Commit Publish(RotationState state, Rules rules, DateTimeOffset now)
    {
        HeldKey pending = state.Pending!;
        bool isSameKey = state.Current?.Id == pending.Id;
        bool isRollBack = IsRollBack(state);
        RotationState next = state with
        {
            Phase = RotationPhase.Published,
            PhaseSince = now,
            Generation = state.Generation + 1,
            Current = pending,
            Pending = null,
            Retired =
                state.Current is null || isSameKey
                    ? []
                    :
                    [
                        new RetiredKey(
                            state.Current,
                            state.Wish is { IsEmergency: true } ? TimeSpan.Zero : rules.Overlap
                        ),
                    ],
            DeliveredAt = null,
            ConsumersAt = null,
            RecheckAt = isSameKey || (isRollBack && rules.CanDisable) ? now + Schedule.Recheck : null,
            Drift = null,
            Difference = null,
            Wish = isRollBack ? state.Wish : null,
            Failure = null,
        };
        return new(next, Happening.To(isRollBack ? "restored" : "published", pending));
    }

    private static Move.Commit Refused(
        RotationState state,
        Observation.Verified verified,
        Rules rules,
        DateTimeOffset now
    )
    {
        string text = verified.Reason ?? "The service does not accept the new value.";
        Observation.Failed failed = new("verification", text);
        Happening happening = Happening.To("refused", state.Pending!, text);
        if (now - state.PhaseSince < rules.VerifyFor)
        {
            TimeSpan pause = TimeSpan.FromSeconds(Math.Min(2 << Math.Min(state.Failure?.Count ?? 0, 4), 30));
            RotationState waiting = Failing.Of(state, failed, now);
            return new(waiting with { Failure = waiting.Failure! with { RetryAt = now + pause } }, happening);
        }

        return new(Failing.Of(GiveUp(state, rules, now), failed, now), happening);
    }

    /// <summary>
    /// A key that the rotation made and that is refused is revoked; an old one stays retired; a refreshed one is
    /// refreshed again; an adopted one is left alone.
    /// </summary>
    private static RotationState GiveUp(RotationState state, Rules rules, DateTimeOffset now)
    {
        HeldKey pending = state.Pending!;
        RotationState given = state with { Pending = null, PhaseSince = now, SurveyedAt = null };
        return IsRollBack(state)
                ? given with
                {
                    Phase = RotationPhase.Published,
                    Retired = [new RetiredKey(pending, rules.Overlap)],
                }
            : pending.Id == state.Current?.Id
                ? given with
                {
                    Phase = RotationPhase.Issuing,
                    Attempt = new Attempt(pending.Number, pending.Name, Guid.Empty, now),
                }
            : given with
            {
                Phase = RotationPhase.Steady,
                Revoked =
                    KeyStamp.NumberIn(pending.Name, state.Mark) == pending.Number
                        ? [.. state.Revoked, new RevokedKey(pending.Name, pending.Id, now)]
                        : state.Revoked,
            };
    }

    /// <summary>
    /// The current value was tried: daily, before the old key is revoked, or because a late request may have ended it.
    /// </summary>
    private static Move.Commit OfCurrent(
        RotationState state,
        Observation.Verified verified,
        Rules rules,
        DateTimeOffset now
    ) =>
        verified.IsAccepted
            ? state.RecheckAt is null
                ? Retire(state, verified, rules, now)
                : new(state with { RecheckAt = null, Failure = null }, Happening.To("verified", state.Current!))
            : rules.IsRefreshedInPlace
                ? Issuing.Begin(state, rules, now)
                : state.Phase == RotationPhase.Steady
                    ? new(
                        state with
                        {
                            RecheckAt = null,
                            Drift = "The current value is refused.",
                        },
                        Happening.To("drift", state.Current!, verified.Reason)
                    )
                    : Keep(
                        state,
                        "current",
                        $"The current value is refused, so that the old key stays. {verified.Reason}",
                        now
                    );

    private static Move.Commit Retire(
        RotationState state,
        Observation.Verified verified,
        Rules rules,
        DateTimeOffset now
    )
    {
        bool isUrgent = state.Retired.All(static retired => retired.Overlap == TimeSpan.Zero);
        if (verified.Consumers < rules.RequireConsumers && !isUrgent)
        {
            return Wait(state, verified, rules, now);
        }

        return rules.CanDisable
            ? new(
                state with
                {
                    Phase = RotationPhase.Disabling,
                    PhaseSince = now,
                    Failure = null,
                },
                Happening.To("disabling", state.Retired[0].Key)
            )
            : new(Revoking.From(state, now), Happening.To("revoking", state.Retired[0].Key));
    }

    /// <summary>Missing consumers are normal until the limit of the overlap, and a failure from then on.</summary>
    private static Move.Commit Wait(RotationState state, Observation.Verified verified, Rules rules, DateTimeOffset now)
    {
        string text =
            $"{verified.Consumers} of {rules.RequireConsumers} consumers were seen with the new value, so that the old"
            + " key stays.";
        DateTimeOffset? limit = state.DeliveredAt + rules.OverlapLimit;
        return now < limit
            ? new(
                state with
                {
                    ConsumersAt = Schedule.Earliest(limit, now + Schedule.Count),
                },
                new Happening("waiting", Reason: text)
            )
            : Keep(state, "consumers", text, now);
    }

    private static Move.Commit Keep(RotationState state, string kind, string text, DateTimeOffset now) =>
        new(Failing.Of(state, new Observation.Failed(kind, text), now), new Happening("failed", Reason: text));

    private static bool IsRollBack(RotationState state) => state.Pending!.Number < state.Current?.Number;
}
