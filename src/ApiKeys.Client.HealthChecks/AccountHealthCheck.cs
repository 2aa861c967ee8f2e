using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.HealthChecks;

/// <summary>
/// The health check of one account: one examination for all probes that wait for it, and for those that arrive while
/// its verdict holds.
/// </summary>
internal sealed class AccountHealthCheck(AccountExamination examination, TimeProvider timeProvider) : IHealthCheck
{
    private readonly object _lock = new();
    private Task<Verdict>? _newest;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        Verdict verdict = await Newest()
            .WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken)
            .ConfigureAwait(false);
        return verdict.ToResult(context.Registration.FailureStatus);
    }

    private Task<Verdict> Newest()
    {
        lock (_lock)
        {
            return _newest = _newest is { } newest && IsOfUse(newest) ? newest : Start();
        }
    }

    /// <summary>
    /// Whether it is under way, or its verdict holds. An examination that failed is not kept: it would fail all later
    /// probes.
    /// </summary>
    private bool IsOfUse(Task<Verdict> examination) =>
        !examination.IsCompleted
        || (
            examination.Status == TaskStatus.RanToCompletion
            && examination.GetAwaiter().GetResult().HoldsAt(timeProvider.GetUtcNow())
        );

    /// <summary>
    /// It belongs to no probe, so neither the cancellation nor the activity of a probe applies to it.
    /// </summary>
    private Task<Verdict> Start()
    {
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return Task.Run(examination.RunAsync);
    }
}
