using System.Globalization;
using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>Creates the tables, and brings those of an earlier version up to date, once however many engines start.</summary>
internal static class Schema
{
    /// <summary>Any number that nobody else takes an advisory lock on.</summary>
    private const long LockNumber = 0x6170_696b_6579_7301;

    /// <summary>to_regclass would not do: what it once has not found, it does not find for the rest of a transaction.</summary>
    private const string Exists =
        "SELECT 1 FROM pg_tables WHERE tablename = 'apikeys_schema' AND schemaname = ANY (current_schemas(false))";

    /// <summary>Each brings the tables from one version to the next. An entry is never changed.</summary>
    private static readonly string[] _migrations =
    [
        """
            CREATE TABLE apikeys_rotation (
              policy text PRIMARY KEY,
              version bigint NOT NULL,
              document text NOT NULL,
              next_step timestamptz
            );
            CREATE INDEX apikeys_rotation_due ON apikeys_rotation (next_step) WHERE next_step IS NOT NULL;
            CREATE TABLE apikeys_rotation_lease (
              policy text PRIMARY KEY,
              holder text NOT NULL,
              ends timestamptz NOT NULL
            );
            CREATE TABLE apikeys_rotation_event (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              policy text NOT NULL,
              at timestamptz NOT NULL,
              kind text NOT NULL,
              actor text NOT NULL,
              node text NOT NULL,
              generation integer NOT NULL,
              key text,
              fingerprint text,
              reason text
            );
            CREATE INDEX apikeys_rotation_event_policy ON apikeys_rotation_event (policy, id DESC);
            CREATE TABLE apikeys_rotation_consumer (
              policy text NOT NULL,
              consumer text NOT NULL,
              fingerprint text NOT NULL,
              seen timestamptz NOT NULL,
              PRIMARY KEY (policy, consumer)
            );
            CREATE TABLE apikeys_data_protection (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              name text NOT NULL,
              element text NOT NULL
            );
            """,
    ];

    /// <exception cref="InvalidOperationException">The tables are those of a later version.</exception>
    public static async Task EnsureAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await VersionAsync(connection, cancellationToken).ConfigureAwait(false) != _migrations.Length)
            {
                await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await connection
                .RunAsync($"SELECT pg_advisory_xact_lock({LockNumber})", cancellationToken)
                .ConfigureAwait(false);
            long version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
            if (version > _migrations.Length)
            {
                throw new InvalidOperationException(
                    $"The tables apikeys_… in the database have the version {version}, and this package knows "
                        + $"{_migrations.Length}: use a later version of the package."
                );
            }

            foreach (string migration in _migrations.Skip((int)version))
            {
                await connection.RunAsync(migration, cancellationToken).ConfigureAwait(false);
            }

            await connection
                .RunAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""
                        CREATE TABLE IF NOT EXISTS apikeys_schema (version bigint NOT NULL);
                        DELETE FROM apikeys_schema;
                        INSERT INTO apikeys_schema VALUES ({_migrations.Length});
                        """
                    ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The version of the tables; 0 when there are none.</summary>
    private static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RunAsync(Exists, cancellationToken).ConfigureAwait(false) is not null
            ? (long)
                (
                    await connection
                        .RunAsync("SELECT max(version) FROM apikeys_schema", cancellationToken)
                        .ConfigureAwait(false)
                )!
            : 0;
}
