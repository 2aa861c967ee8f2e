using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What a state is after a step that failed.</summary>
internal static class Failing
{
    public static RotationState Of(RotationState state, Observation.Failed failed, DateTimeOffset now)
    {
        int count = (state.Failure?.Count ?? 0) + 1;
        DateTimeOffset retry = Schedule.Retry(state, count, failed.IsTransient, now);
        if (failed.RetryAfter is { } asked && now + asked > retry)
        {
            retry = now + asked;
        }

        return state with
        {
            Failure = new Failure(state.Failure?.Since ?? now, count, failed.Kind, failed.Text, retry),
        };
    }
}
