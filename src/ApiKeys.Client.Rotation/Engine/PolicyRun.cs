using ApiKeys.Client.Rotation.Machine;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>Takes a policy from its state to its next wait, one committed step at a time.</summary>
internal sealed class PolicyRun(
    PolicyRecord record,
    PolicyContext context,
    EffectRunner effects,
    LeaseHolder lease,
    TimeProvider clock
)
{
    /// <summary>More steps than any rotation has: a bound for what should not happen.</summary>
    private const int MostSteps = 100;

    /// <summary>How many steps were taken. Zero when another engine has the lease.</summary>
    public int Steps { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await lease.TryKeepAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await record.ReadAsync(cancellationToken).ConfigureAwait(false);
            while (Steps < MostSteps && await StepAsync(cancellationToken).ConfigureAwait(false))
            {
                Steps++;
            }
        }
        finally
        {
            await lease.GiveBackAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        switch (RotationMachine.Next(record.State, context.Rules, clock.GetUtcNow()))
        {
            case Move.Commit commit:
                return !await record.TryWriteAsync(commit, cancellationToken).ConfigureAwait(false)
                    || commit.Then is null
                    || await PerformAsync(commit.Then, cancellationToken).ConfigureAwait(false);
            case Move.Perform perform:
                return await PerformAsync(perform.Effect, cancellationToken).ConfigureAwait(false);
            default:
                return false;
        }
    }

    /// <summary>
    /// An engine that lost its lease leaves the work to the other one. That is thrift: what it does is safe all the
    /// same.
    /// </summary>
    private async Task<bool> PerformAsync(Effect effect, CancellationToken cancellationToken)
    {
        if (!await lease.TryKeepAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        // A value that is on its way is waited for, also when the host stops.
        CancellationToken patience = effect is Effect.Create or Effect.Refresh
            ? CancellationToken.None
            : cancellationToken;
        Observation observation = await effects.RunAsync(record.State, effect, patience).ConfigureAwait(false);
        Move.Commit outcome = Outcome.Of(record.State, effect, observation, context.Rules, clock.GetUtcNow());
        await record.TryWriteAsync(outcome, patience).ConfigureAwait(false);
        return true;
    }
}
