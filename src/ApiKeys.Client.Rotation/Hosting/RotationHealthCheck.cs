using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Rotation.Hosting;

/// <summary>Whether rotations happen. It reads the states alone and asks no service.</summary>
internal sealed class RotationHealthCheck(RotationEngine engine, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan _close = TimeSpan.FromDays(1);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        List<string> problems = [];
        bool isCut = false;
        foreach (string policy in engine.Policies)
        {
            RotationStatus status = await engine.GetStatusAsync(policy, cancellationToken).ConfigureAwait(false);
            if (ProblemOf(status) is { } problem)
            {
                problems.Add($"{policy}: {problem}");
                isCut |= status.ExpiresAt - _close < clock.GetUtcNow() || status.Drift is not null;
            }
        }

        Dictionary<string, object> data = new() { ["policies"] = engine.Policies.Count, ["problems"] = problems };
        return problems.Count == 0
            ? HealthCheckResult.Healthy("All keys are rotated in time.", data)
            : new HealthCheckResult(
                isCut ? context.Registration.FailureStatus : HealthStatus.Degraded,
                string.Join(" ", problems.Take(10)),
                data: data
            );
    }

    private static string? ProblemOf(RotationStatus status) =>
        status.Drift is { } drift ? drift
        : status.Failure is { } failure ? $"failing since {status.FailingSince:u}. {failure}"
        : status.Phase == RotationPhase.AwaitingApproval ? "waits for an approval."
        : status.IsOverdue ? $"overdue since {status.NextStep:u}; no engine takes it further."
        : status.IsPaused ? "is paused."
        : status.Difference is { } difference ? difference
        : null;
}
