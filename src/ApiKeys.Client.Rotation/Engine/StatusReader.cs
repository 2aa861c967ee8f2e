using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>Says what a state means.</summary>
internal static class StatusReader
{
    /// <summary>Engines look once a minute; what they have not done after ten times that is late.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    public static RotationStatus Of(
        PolicyContext context,
        PolicyRecord record,
        DateTimeOffset now,
        int? consumersSeen = null
    )
    {
        RotationState state = record.State;
        DateTimeOffset? due = state.IsPaused ? null : Schedule.Due(state with { Wish = null }, context.Rules, now);
        return new RotationStatus
        {
            Policy = state.Policy,
            Account = context.Policy.Account,
            Phase = state.Phase,
            Generation = state.Generation,
            Key = state.Current?.Name,
            Fingerprint = state.Current?.Fingerprint,
            IssuedAt = state.Current?.IssuedAt,
            ExpiresAt = state.Current?.ExpiresAt,
            NextDue = due,
            NextStep = record.NextStep,
            LastSuccessAt = state.LastSuccessAt,
            LiveKeys =
                state.Retired.Count
                + state.Revoked.Count(static revoked => revoked.SweptAt is null)
                + (state.Current is null ? 0 : 1)
                + (state.Pending is null ? 0 : 1),
            ConsumersSeen = consumersSeen,
            IsPaused = state.IsPaused,
            IsOverdue = record.NextStep + _patience < now,
            FailingSince = state.Failure?.Since,
            Failure = state.Failure?.Text,
            Drift = state.Drift,
            Difference = state.Difference,
        };
    }
}
