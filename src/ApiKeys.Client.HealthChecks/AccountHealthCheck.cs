using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.HealthChecks;

/// <summary>The health check of one account: one examination for all probes that wait for it, and for those that come while its verdict holds.</summary>
internal sealed class AccountHealthCheck(AccountExamination examination, TimeProvider timeProvider) : IHealthCheck
{
    private readonly object _lock = new();
    private Task<Verdict>? _newest;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Verdict verdict = await Newest().WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
        return verdict.ToResult(context.Registration.FailureStatus);
    }

    private Task<Verdict> Newest()
    {
        lock (_lock)
        {
            if (_newest is null || (_newest.IsCompleted && !_newest.GetAwaiter().GetResult().HoldsAt(timeProvider.GetUtcNow())))
            {
                _newest = Start();
            }

            return _newest;
        }
    }

    /// <summary>It belongs to no probe: neither its cancellation nor its activity goes along.</summary>
    private Task<Verdict> Start()
    {
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return Task.Run(examination.RunAsync);
    }
}
