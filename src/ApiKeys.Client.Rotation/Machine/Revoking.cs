using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>The point of no return: what was retired is revoked from here on.</summary>
internal static class Revoking
{
    public static RotationState From(RotationState state, DateTimeOffset now) =>
        state with
        {
            Phase = RotationPhase.Revoking,
            PhaseSince = now,
            Retired = [],
            Revoked =
            [
                .. state.Revoked,
                .. state.Retired.Select(retired => new RevokedKey(retired.Key.Name, retired.Key.Id, now)),
            ],
            Failure = null,
        };
}
