using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>Compares the keys at the service with the state.</summary>
internal static class Survey
{
    public static Move.Commit Of(RotationState state, IReadOnlyList<SeenKey> keys, Rules rules, DateTimeOffset now)
    {
        SeenKey[] own =
        [
            .. keys.Where(key => KeyStamp.NumberIn(key.Name, state.Mark) is not null || state.Keeps(key.Id)),
        ];
        if (own.FirstOrDefault(key => KeyStamp.NumberIn(key.Name, state.Mark) > state.Attempts) is { } newer)
        {
            return IsOlder(state, newer, now);
        }

        RevokedKey[] orphans =
        [
            .. own.Where(key => !state.Keeps(key.Id) && !state.IsRevoked(key.Id, key.Name))
                .Select(key => new RevokedKey(key.Name, key.Id, now)),
        ];
        RevokedKey[] late = [.. state.Revoked.Where(revoked => own.Any(key => revoked.Is(key.Id, key.Name)))];
        string? drift = DriftIn(state, own);
        RotationState next = state with
        {
            SurveyedAt = orphans.Length + late.Length == 0 ? now : null,
            Seen = own.Length,
            Revoked =
            [
                .. state.Revoked.Except(late),
                .. late.Select(static revoked => revoked with { SweptAt = null }), // It is there again: delete it now.
                .. orphans,
            ],
            Drift = drift,
            Difference = Difference.In(state, own, rules),
            RecheckAt =
                state is { Phase: RotationPhase.Steady, Current.Sealed: not null } && drift is null ? now : null,
            Failure = null,
        };
        return new(
            next,
            orphans.Length > 0 ? new Happening("orphan", orphans[0].Name, Reason: "No state has its value.")
                : drift is not null ? new Happening("drift", state.Current!.Name, Reason: drift, Actor: "drift")
                : next.Difference is { } difference && difference != state.Difference
                    ? new Happening("drift", state.Current!.Name, Reason: difference, Actor: "drift")
                : new Happening("surveyed")
        );
    }

    /// <summary>
    /// A key has a number that was not given yet: the store is a backup. What it does not know may be in use, so
    /// nothing is deleted.
    /// </summary>
    private static Move.Commit IsOlder(RotationState state, SeenKey newer, DateTimeOffset now)
    {
        string text =
            $"The key '{newer.Name}' is newer than the stored state, as after a restore from a backup. Nothing is"
            + " changed; adopt the key that is in use.";
        return new(
            Failing.Of(state, new Observation.Failed("restored", text, IsTransient: false), now),
            new Happening("failed", newer.Name, Reason: text)
        );
    }

    private static string? DriftIn(RotationState state, SeenKey[] own) =>
        state.Current is not { } current ? null
        : own.FirstOrDefault(key => key.Id == current.Id) is not { } seen
            ? "The current key is gone; somebody deleted it."
        : seen.IsEnabled ? null
        : "The current key is disabled; somebody disabled it.";
}
