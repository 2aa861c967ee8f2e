using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>Writes what happened to the history, the log and the metrics.</summary>
internal sealed class RotationJournal(string node, ILogger logger, RotationMetrics metrics)
{
    public RotationEvent Event(Move.Commit commit, DateTimeOffset now) =>
        new()
        {
            At = now,
            Kind = commit.What.Kind,
            Actor = commit.What.Actor,
            Node = node,
            Generation = commit.Next.Generation,
            Key = commit.What.Key,
            Fingerprint = commit.What.Fingerprint,
            Reason = commit.What.Reason,
        };

    public void Happened(RotationStatus status, RotationState state, Happening what)
    {
        metrics.Observe(status);
        metrics.Steps.Add(1, RotationMetrics.Tag(state.Policy), new("apikeys.rotation.step", what.Kind));
        if (what.Kind is "orphan" or "lost")
        {
            metrics.Orphans.Add(1, RotationMetrics.Tag(state.Policy));
        }

        Log(state, what);
    }

    public void LostRace(string policy)
    {
        metrics.LostRaces.Add(1, RotationMetrics.Tag(policy));
        RotationLog.LostRace(logger, policy);
    }

    public void ClocksDiffer(string policy, TimeSpan difference) =>
        RotationLog.ClocksDiffer(
            logger,
            policy,
            difference.Duration(),
            difference > TimeSpan.Zero ? "ahead" : "behind"
        );

    public void StoreFailed(string policy, Exception failure) => RotationLog.StoreFailed(logger, policy, failure);

    private void Log(RotationState state, Happening what)
    {
        switch (what.Kind)
        {
            case "issuing":
                RotationLog.Issuing(logger, state.Policy, what.Key, what.Actor);
                break;
            case "issued":
                RotationLog.Issued(logger, state.Policy, what.Key, what.Fingerprint);
                break;
            case "published" or "restored":
                RotationLog.Published(logger, state.Policy, what.Key, what.Fingerprint, state.Generation);
                break;
            case "revoking":
                RotationLog.Revoking(logger, state.Policy, what.Key);
                break;
            case "orphan" or "lost":
                RotationLog.Orphan(logger, state.Policy, what.Key);
                break;
            case "drift":
                RotationLog.Drift(logger, state.Policy, what.Key, what.Reason);
                break;
            case "failed" or "refused" when state.Failure is { } failure:
                RotationLog.Failed(logger, state.Policy, failure.Count, failure.Since, failure.RetryAt, failure.Text);
                break;
            default:
                RotationLog.Step(logger, state.Policy, what.Kind, what.Key);
                break;
        }
    }
}
