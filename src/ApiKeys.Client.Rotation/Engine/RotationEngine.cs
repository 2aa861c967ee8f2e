using ApiKeys.Client.Rotation.Engine;
using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation;

/// <summary>
/// Rotates the keys of all policies. It has no thread of its own: a hosted service, a timer or a cron job calls
/// <see cref="SweepAsync"/>, and any number of
/// them may do so at the same time. Thread-safe.
/// </summary>
public class RotationEngine
{
    private const int AtOnce = 4;

    private readonly IRotationStore _store;
    private readonly PolicyContexts _contexts;
    private readonly EngineParts _parts;
    private volatile IReadOnlyList<string> _unscheduled;

    internal RotationEngine(IRotationStore store, PolicyContexts contexts, EngineParts parts) =>
        (_store, _contexts, _parts, _unscheduled) = (store, contexts, parts, contexts.Names);

    /// <summary>Gets the names of the policies.</summary>
    public virtual IReadOnlyList<string> Policies => _contexts.Names;

    /// <summary>Takes every policy that is due to its next wait, once.</summary>
    /// <param name="shard">Which part of the policies, from 0 on.</param>
    /// <param name="shards">How many parts there are.</param>
    /// <param name="cancellationToken">Ends the sweep between two steps.</param>
    /// <returns>What was done. That a service failed is in the status of its policy.</returns>
    public virtual async Task<SweepResult> SweepAsync(
        int shard = 0,
        int shards = 1,
        CancellationToken cancellationToken = default
    )
    {
        List<string> failed = [.. await ScheduleAsync(cancellationToken).ConfigureAwait(false)];
        string[] due =
        [
            .. (await _store.GetDueAsync(_parts.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false)).Where(
                policy => _contexts.Has(policy) && Shard.Of(policy, shards) == shard && !failed.Contains(policy)
            ),
        ];
        int steps = 0;
        int worked = 0;
        int most = _parts.Options.MaxPoliciesPerSweep ?? int.MaxValue;
        for (int next = 0; next < due.Length && worked < most; )
        {
            string[] turn = [.. due.Skip(next).Take(most - worked)];
            int?[] taken = await RunAllAsync(turn, cancellationToken).ConfigureAwait(false);
            next += turn.Length;
            worked += taken.Count(static each => each > 0); // The others must not keep those behind them waiting.
            steps += taken.Sum() ?? 0;
            failed.AddRange(turn.Where((_, i) => taken[i] is null));
        }

        return new SweepResult(due.Length, steps, failed);
    }

    /// <summary>Begins a rotation now, whatever is due, and takes it to its next wait.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="isEmergency">
    /// Whether the present value leaked: then there is no overlap, and the old key is revoked as soon as the new value
    /// is verified and delivered.
    /// </param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    public virtual Task<RotationStatus> RotateAsync(
        string policy,
        string actor,
        bool isEmergency = false,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, _) => Operations.Rotate(state, actor, isEmergency), cancellationToken);

    /// <summary>Makes the old key the current one again, as long as it exists, and pauses the policy.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to go back to.</exception>
    public virtual Task<RotationStatus> RollBackAsync(
        string policy,
        string actor,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, now) => Operations.RollBack(state, actor, now), cancellationToken);

    /// <summary>Keeps a policy from beginning a rotation, and from revoking a key.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    public virtual Task<RotationStatus> PauseAsync(
        string policy,
        string actor,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, _) => Operations.Pause(state, actor), cancellationToken);

    /// <summary>Lets a paused policy go on, and tries at once what failed.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    public virtual Task<RotationStatus> ResumeAsync(
        string policy,
        string actor,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, _) => Operations.Resume(state, actor), cancellationToken);

    /// <summary>
    /// Compares the keys at the service with the state now, and deletes keys of the policy that nobody has the value
    /// of.
    /// While a rotation is under way, its next step does so.
    /// </summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    public virtual Task<RotationStatus> SweepOrphansAsync(
        string policy,
        string actor,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, _) => Operations.Compare(state, actor), cancellationToken);

    /// <summary>Approves a rotation that waits for it.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="actor">Who approves, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    /// <exception cref="InvalidOperationException">Nothing waits for an approval.</exception>
    public virtual Task<RotationStatus> ApproveAsync(
        string policy,
        string actor,
        CancellationToken cancellationToken = default
    ) => OperateAsync(policy, (state, _) => Operations.Approve(state, actor), cancellationToken);

    /// <summary>
    /// Takes over a key that is there, so that it is replaced when it is due and deleted after the overlap.
    /// </summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="value">
    /// Its value, which is verified and published; null when it is not known, and then consumers keep it from elsewhere
    /// until the first rotation.
    /// </param>
    /// <param name="actor">Who asks, for the history.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <returns>How the policy is then.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy, or no such key.</exception>
    /// <exception cref="InvalidOperationException">
    /// A rotation is under way, or another key is current and the value is missing.
    /// </exception>
    public virtual async Task<RotationStatus> AdoptAsync(
        string policy,
        string keyId,
        SecretValue? value,
        string actor,
        CancellationToken cancellationToken = default
    )
    {
        PolicyContext context = _contexts.Of(policy);
        IReadOnlyList<ApiKey> keys = await context.Service(null).ListAsync(cancellationToken).ConfigureAwait(false);
        ApiKey key =
            keys.FirstOrDefault(each => each.Id == keyId)
            ?? throw new KeyNotFoundException(
                $"Rotation policy '{policy}': the account '{context.Policy.Account}' has no key with the id '{keyId}'."
            );
        Func<int, string>? seal = value is null ? null : number => _parts.Values.Seal(policy, number, value);
        return await OperateAsync(
                policy,
                (state, now) => Operations.Adopt(state, key, seal, value?.Fingerprint, actor, now),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Says what would happen next. It lists the keys of the account and changes nothing.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    /// <exception cref="ApiKeyException">The keys cannot be listed.</exception>
    public virtual async Task<RotationPlan> PlanAsync(string policy, CancellationToken cancellationToken = default)
    {
        PolicyContext context = _contexts.Of(policy);
        PolicyRecord record = await ReadAsync(context, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ApiKey> keys = await context.Service(null).ListAsync(cancellationToken).ConfigureAwait(false);
        RotationState state = record.State;
        DateTimeOffset now = _parts.Clock.GetUtcNow();
        return new RotationPlan
        {
            Status = StatusReader.Of(context, record, now),
            Next = PlanText.Of(
                RotationMachine.Next(state with { SurveyedAt = now, Failure = null }, context.Rules, now)
            ),
            WouldDelete =
            [
                .. keys.Where(key =>
                        state.IsRevoked(key.Id, key.Name)
                        || (KeyStamp.NumberIn(key.Name, state.Mark) <= state.Attempts && !state.Keeps(key.Id))
                    )
                    .Select(static key => key.Name),
            ],
        };
    }

    /// <summary>Says how a policy is.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The status.</returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    public virtual async Task<RotationStatus> GetStatusAsync(
        string policy,
        CancellationToken cancellationToken = default
    )
    {
        PolicyContext context = _contexts.Of(policy);
        PolicyRecord record = await ReadAsync(context, cancellationToken).ConfigureAwait(false);
        int? seen =
            context.Rules.RequireConsumers > 0
            && _parts.Consumers is { } consumers
            && record.State.Current?.Fingerprint is { } current
                ? await consumers.CountAsync(policy, current, cancellationToken).ConfigureAwait(false)
                : null;
        return StatusReader.Of(context, record, _parts.Clock.GetUtcNow(), seen);
    }

    /// <summary>Reads the current key of a policy, as consumers get it.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The key with its value; null before the first was published, or while a key is adopted without it.
    /// </returns>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    /// <exception cref="InvalidDataException">The value was protected with another key ring or key file.</exception>
    public virtual async Task<RotatedKey?> FindCurrentAsync(
        string policy,
        CancellationToken cancellationToken = default
    )
    {
        PolicyRecord record = await ReadAsync(_contexts.Of(policy), cancellationToken).ConfigureAwait(false);
        return record.State is { Current: { Sealed: not null } current } state
            ? _parts.Values.Opened(state, current)
            : null;
    }

    /// <summary>Lists what has happened at a policy, the newest first.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    public virtual Task<IReadOnlyList<RotationEvent>> GetHistoryAsync(
        string policy,
        CancellationToken cancellationToken = default
    ) => _store.GetHistoryAsync(policy, cancellationToken);

    /// <summary>
    /// Gives each policy a record, and each record the next step that the present settings come to. Once is enough:
    /// later writes do the same. A policy whose record could not be read or written has its turn at the next sweep.
    /// </summary>
    /// <returns>The names of those policies.</returns>
    private async Task<IReadOnlyList<string>> ScheduleAsync(CancellationToken cancellationToken)
    {
        List<string> failed = [];
        foreach (string policy in _unscheduled)
        {
            int? written = await TryAsync(policy, () => ScheduleAsync(_contexts.Of(policy), cancellationToken))
                .ConfigureAwait(false);
            failed.AddRange(written is null ? [policy] : []);
        }

        _unscheduled = failed;
        return failed;
    }

    private async Task<int> ScheduleAsync(PolicyContext context, CancellationToken cancellationToken)
    {
        PolicyRecord record = await ReadAsync(context, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = _parts.Clock.GetUtcNow();
        DateTimeOffset? wake = RotationMachine.Wake(record.State, context.Rules, now);
        if (record.Exists && (wake == record.NextStep || record.NextStep <= now))
        {
            return 0;
        }

        await record
            .TryWriteAsync(new Move.Commit(record.State, new Happening("scheduled")), cancellationToken)
            .ConfigureAwait(false);
        return 1;
    }

    /// <summary>A store that cannot be read or written for one policy must not keep the others waiting.</summary>
    private async Task<int?> TryAsync(string policy, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            _parts.Journal.StoreFailed(policy, broken);
            return null;
        }
    }

    private async Task<RotationStatus> OperateAsync(
        string policy,
        Func<RotationState, DateTimeOffset, Move.Commit> operation,
        CancellationToken cancellationToken
    )
    {
        PolicyContext context = _contexts.Of(policy);
        PolicyRecord record = await ReadAsync(context, cancellationToken).ConfigureAwait(false);
        while (
            !await record
                .TryWriteAsync(operation(record.State, _parts.Clock.GetUtcNow()), cancellationToken)
                .ConfigureAwait(false)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await RunAsync(policy, cancellationToken).ConfigureAwait(false);
        return await GetStatusAsync(policy, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> RunAsync(string policy, CancellationToken cancellationToken)
    {
        PolicyContext context = _contexts.Of(policy);
        PolicyRun run = _parts.RunOf(context, _store);
        await run.RunAsync(cancellationToken).ConfigureAwait(false);
        return run.Steps;
    }

    /// <summary>How many steps were taken at each policy; null where the store failed.</summary>
    private async Task<int?[]> RunAllAsync(string[] policies, CancellationToken cancellationToken)
    {
        int?[] taken = new int?[policies.Length];
        await Parallel
            .ForAsync(
                0,
                policies.Length,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (i, token) =>
                    taken[i] = await TryAsync(policies[i], () => RunAsync(policies[i], token)).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return taken;
    }

    private async Task<PolicyRecord> ReadAsync(PolicyContext context, CancellationToken cancellationToken)
    {
        PolicyRecord record = _parts.RecordOf(context, _store);
        await record.ReadAsync(cancellationToken).ConfigureAwait(false);
        return record;
    }
}
