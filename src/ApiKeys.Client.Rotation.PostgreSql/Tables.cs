using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>The tables of a store, which are there before the first statement.</summary>
internal sealed class Tables(NpgsqlDataSource database)
{
    private readonly Lock _lock = new();
    private Task? _created;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await CreatedAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A command with its parameters. A null among them is the database's.</summary>
    public async Task<NpgsqlCommand> CommandAsync(
        string statement,
        CancellationToken cancellationToken,
        params object?[] parameters
    )
    {
        await CreatedAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        NpgsqlCommand command = database.CreateCommand(statement);
        foreach (object? parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>The first value of the first row; null when there is no row.</summary>
    public async Task<object?> ScalarAsync(
        string statement,
        CancellationToken cancellationToken,
        params object?[] parameters
    )
    {
        NpgsqlCommand command = await CommandAsync(statement, cancellationToken, parameters).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(
        string statement,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params object?[] parameters
    )
    {
        NpgsqlCommand command = await CommandAsync(statement, cancellationToken, parameters).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                List<T> list = [];
                while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    list.Add(read(row));
                }

                return list;
            }
        }
    }

    /// <summary>Callers share one attempt; a failed one is tried again by the next caller.</summary>
    private Task CreatedAsync()
    {
        lock (_lock)
        {
            return _created is null or { IsFaulted: true } or { IsCanceled: true }
                ? _created = Task.Run(() => Schema.EnsureAsync(database, CancellationToken.None))
                : _created;
        }
    }
}
