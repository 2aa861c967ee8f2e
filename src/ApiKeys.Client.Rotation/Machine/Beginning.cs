using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>Between two rotations: wait, compare with the service, ask a person, begin.</summary>
internal static class Beginning
{
    public static Move Next(RotationState state, Rules rules, DateTimeOffset now)
    {
        DateTimeOffset? due = state.IsPaused ? null : Schedule.Due(state, rules, now);
        if (due <= now)
        {
            return Due(state, rules, now);
        }

        DateTimeOffset survey = Schedule.NextSurvey(state);
        return state is { Current: { } current, RecheckAt: { } recheck } && recheck <= now
                ? new Move.Perform(new Effect.Verify(current))
            : state.Current is not null && survey <= now ? new Move.Perform(new Effect.Survey())
            : new Move.Wait(Schedule.Earliest(due, state.Current is null ? null : survey, Schedule.NextSweep(state)));
    }

    private static Move Due(RotationState state, Rules rules, DateTimeOffset now)
    {
        if (
            rules.ApprovalRequired
            && state is { Wish: null, Drift: null }
            && !(rules.ApproveWhenExpiring && Schedule.Urgent(state) <= now)
        )
        {
            return state.Phase == RotationPhase.AwaitingApproval
                ? new Move.Wait(rules.ApproveWhenExpiring ? Schedule.Urgent(state) : null)
                : new Move.Commit(
                    state with
                    {
                        Phase = RotationPhase.AwaitingApproval,
                        PhaseSince = now,
                    },
                    new Happening("approval-needed")
                );
        }

        return state.SurveyedAt is not { } surveyed || now - surveyed > Schedule.Fresh || surveyed > now
                ? new Move.Perform(new Effect.Survey())
            : state.Seen >= rules.MaxLiveKeys && !rules.IsRefreshedInPlace ? AtTheLimit(state, rules, now)
            : Issuing.Begin(state, rules, now);
    }

    private static Move.Commit AtTheLimit(RotationState state, Rules rules, DateTimeOffset now)
    {
        string text =
            $"{state.Seen} keys of this policy exist, and {nameof(rules.MaxLiveKeys)} is {rules.MaxLiveKeys}. Nothing"
            + " is created until one is gone.";
        return new(
            Failing.Of(state, new Observation.Failed("limit", text, IsTransient: false), now) with
            {
                SurveyedAt = null,
            },
            new Happening("failed", Reason: text)
        );
    }
}
