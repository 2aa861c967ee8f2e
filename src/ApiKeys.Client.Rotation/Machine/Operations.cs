using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>
/// What a person can do with a policy. Each is one change of the state, and the machine does the rest.
/// </summary>
internal static class Operations
{
    public static Move.Commit Rotate(RotationState state, string actor, bool isEmergency) =>
        new(
            state with
            {
                Wish = new Wish(actor, isEmergency),
                IsPaused = false,
                Failure = null,
                Retired = isEmergency
                    ? [.. state.Retired.Select(static retired => retired with { Overlap = TimeSpan.Zero })]
                    : state.Retired,
            },
            new Happening(isEmergency ? "emergency" : "requested", state.Current?.Name, Actor: actor)
        );

    /// <exception cref="InvalidOperationException">There is nothing to go back to.</exception>
    public static Move.Commit RollBack(RotationState state, string actor, DateTimeOffset now) =>
        (state.Phase, state.Retired is [var first, ..] ? first : null) switch
        {
            (RotationPhase.Published or RotationPhase.Disabling, { Key.Sealed: not null } retired) => new(
                state with
                {
                    Phase = RotationPhase.RollingBack,
                    PhaseSince = now,
                    Pending = retired.Key,
                    Retired = [],
                    IsPaused = true,
                    Failure = null,
                },
                Happening.To("rollback", retired.Key) with
                {
                    Actor = actor,
                }
            ),
            (RotationPhase.Published or RotationPhase.Disabling, not null) => throw Refusal(
                state,
                "the old key was adopted without its value, so that there is nothing to publish. Rotate once more"
                    + " instead."
            ),
            _ => throw Refusal(
                state,
                $"it is {state.Phase}, and the old key exists only while it is {RotationPhase.Published} or"
                    + $" {RotationPhase.Disabling}. Rotate once more instead."
            ),
        };

    public static Move.Commit Pause(RotationState state, string actor) =>
        new(state with { IsPaused = true }, new Happening("paused", Actor: actor));

    public static Move.Commit Resume(RotationState state, string actor) =>
        new(state with { IsPaused = false, Failure = null }, new Happening("resumed", Actor: actor));

    /// <summary>Has the keys at the service compared before the next step, and the revoked deleted again.</summary>
    public static Move.Commit Compare(RotationState state, string actor) =>
        new(state with { SurveyedAt = null, Failure = null }, new Happening("compare", Actor: actor));

    /// <exception cref="InvalidOperationException">Nothing waits for an approval.</exception>
    public static Move.Commit Approve(RotationState state, string actor) =>
        state.Phase == RotationPhase.AwaitingApproval
            ? new(state with { Wish = new Wish(actor, false), Failure = null }, new Happening("approved", Actor: actor))
            : throw Refusal(state, $"it is {state.Phase} and waits for no approval.");

    /// <summary>
    /// Takes a key over. With its value it is verified and published as a new one is; without, it is only replaced when
    /// it is due.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A rotation is under way, or another key is current and the value is missing.
    /// </exception>
    public static Move.Commit Adopt(
        RotationState state,
        ApiKey key,
        Func<int, string>? seal,
        string? fingerprint,
        string actor,
        DateTimeOffset now
    )
    {
        if (state.Phase != RotationPhase.Steady)
        {
            throw Refusal(state, $"it is {state.Phase}. Adopt a key when no rotation is under way.");
        }

        if (seal is null && state.Current is not null && state.Current.Id != key.Id)
        {
            throw Refusal(
                state,
                $"the key '{state.Current.Name}' is current. Give the value of the other key, so that it can be"
                    + " verified and published."
            );
        }

        int number = Math.Max(state.Attempts, KeyStamp.NumberIn(key.Name, state.Mark) ?? 0) + 1;
        HeldKey held = new(
            number,
            key.Id,
            key.Name,
            seal?.Invoke(number),
            fingerprint,
            key.CreatedAt ?? now,
            key.Expiry.Instant ?? key.Expiry.Earliest
        );
        RotationState adopted = state with { Attempts = number, Failure = null, SurveyedAt = null, Drift = null };
        return new(
            seal is null
                ? adopted with
                {
                    Current = held,
                }
                : adopted with
                {
                    Phase = RotationPhase.Issued,
                    PhaseSince = now,
                    Pending = held,
                },
            Happening.To("adopted", held) with
            {
                Actor = actor,
            }
        );
    }

    private static InvalidOperationException Refusal(RotationState state, string why) =>
        new($"Rotation policy '{state.Policy}': {why}");
}
