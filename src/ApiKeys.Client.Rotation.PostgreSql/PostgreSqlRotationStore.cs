using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>
/// Keeps the states of policies in PostgreSQL 13 or later, for engines and consumers on several machines. State and
/// history are written in one statement, and a write counts only if the version is still the one that was read. Leases
/// use the clock of the database. Consumers learn of a new value by <c>NOTIFY</c>.
/// </summary>
/// <remarks>
/// The store creates its tables, whose names begin with <c>apikeys_</c>, in the first schema of the connection's search
/// path, and migrates them when it is used for the first time. A role that may not create tables needs them to be there
/// already. Values of keys in a state are protected before they come here. The history of a policy has the newest 1,000
/// events of the last 400 days, as in the file store.
/// </remarks>
public sealed class PostgreSqlRotationStore : IRotationStore, IConsumerRegister, IAsyncDisposable
{
    private readonly Tables _tables;
    private readonly ChangeListener _listener;

    /// <summary>Opens a store. Nothing is sent before its first use.</summary>
    /// <param name="database">The database; the store does not dispose it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="database"/> is null.</exception>
    public PostgreSqlRotationStore(NpgsqlDataSource database)
    {
        _tables = new Tables(database ?? throw new ArgumentNullException(nameof(database)));
        _listener = new ChangeListener(_tables);
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidOperationException">The tables are those of a later version.</exception>
    public async ValueTask<StoredRotation?> ReadAsync(string policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        IReadOnlyList<StoredRotation> states = await _tables
            .ListAsync(
                "SELECT policy, version, document, next_step FROM apikeys_rotation WHERE policy = $1",
                static row => row.State(),
                cancellationToken,
                policy
            )
            .ConfigureAwait(false);
        return states is [var state] ? state : null;
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidOperationException">The tables are those of a later version.</exception>
    public async ValueTask<bool> TryWriteAsync(
        StoredRotation next,
        long seenVersion,
        RotationEvent happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentOutOfRangeException.ThrowIfNotEqual(next.Version, seenVersion + 1, nameof(next));
        return await _tables
            .ScalarAsync(
                seenVersion == 0 ? Statements.Create : Statements.Replace,
                cancellationToken,
                next.Policy,
                next.Version,
                next.Document,
                next.NextStep?.ToUniversalTime(),
                happened.At.ToUniversalTime(),
                happened.Kind,
                happened.Actor,
                happened.Node,
                happened.Generation,
                happened.Key,
                happened.Fingerprint,
                happened.Reason
            )
            .ConfigureAwait(false)
            is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public async ValueTask<bool> TryLeaseAsync(
        string policy,
        string holder,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(holder);
        return await _tables
            .ScalarAsync(Statements.Lease, cancellationToken, policy, holder, duration)
            .ConfigureAwait(false)
            is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public Task<IReadOnlyList<string>> GetDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _tables.ListAsync(
            "SELECT policy FROM apikeys_rotation WHERE next_step <= $1 ORDER BY next_step, policy",
            static row => row.GetString(0),
            cancellationToken,
            now.ToUniversalTime()
        );

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public Task<IReadOnlyList<RotationEvent>> GetHistoryAsync(string policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return _tables.ListAsync(Statements.History, static row => row.Event(), cancellationToken, policy);
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public async Task WaitForChangeAsync(string policy, long seenVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        while (true)
        {
            Task changed = _listener.NextChangeOf(policy); // Before the read, so that no change falls between.
            StoredRotation? state = await ReadAsync(policy, cancellationToken).ConfigureAwait(false);
            if ((state?.Version ?? 0) != seenVersion)
            {
                return;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public Task ReportAsync(string policy, string consumer, string fingerprint, CancellationToken cancellationToken) =>
        _tables.ScalarAsync(Statements.Report, cancellationToken, policy, consumer, fingerprint);

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The database cannot be reached, or refuses.</exception>
    public async Task<int> CountAsync(string policy, string fingerprint, CancellationToken cancellationToken) =>
        await _tables
            .ScalarAsync(
                "SELECT count(*)::integer FROM apikeys_rotation_consumer WHERE policy = $1 AND fingerprint = $2",
                cancellationToken,
                policy,
                fingerprint
            )
            .ConfigureAwait(false)
            is int count
            ? count
            : 0;

    /// <summary>Ends the connection on which the store listens for changes.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
