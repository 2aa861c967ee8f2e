using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql.Tests;

/// <summary>The store on a real server.</summary>
public sealed class StoreTests(PostgreSqlServer server)
{
    public static TheoryData<string> Rules => [.. RotationStoreConformance.Rules.Select(static rule => rule.Name)];

    [Theory, MemberData(nameof(Rules))]
    public async Task The_store_keeps_the_rules_of_every_store(string name)
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using PostgreSqlRotationStore store = new(database);
        await using PostgreSqlRotationStore other = new(database);
        int opened = 0;

        await RotationStoreConformance
            .Rules.Single(rule => rule.Name == name)
            .CheckAsync(() => Interlocked.Increment(ref opened) % 2 == 0 ? store : other, The.Token);
    }

    [Fact]
    public async Task Engines_that_start_at_once_create_the_tables_once()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        PostgreSqlRotationStore[] stores =
        [
            .. Enumerable.Range(0, 12).Select(_ => new PostgreSqlRotationStore(database)),
        ];

        bool[] written = await Task.WhenAll(stores.Select((store, i) => WriteAsync(store, $"p{i}", 1, "{}").AsTask()));

        Assert.DoesNotContain(false, written);
        foreach (PostgreSqlRotationStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_left_alone()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await RunAsync(database, "CREATE TABLE apikeys_schema (version bigint NOT NULL)");
        await RunAsync(database, "INSERT INTO apikeys_schema VALUES (99)");
        await using PostgreSqlRotationStore store = new(database);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await store.ReadAsync("nightly", The.Token)
        );

        Assert.Contains("have the version 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_create_tables_works_with_those_that_are_there()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using (PostgreSqlRotationStore owner = new(database))
        {
            await WriteAsync(owner, "nightly", 1, "{}");
        }

        await RunAsync(database, "CREATE ROLE worker LOGIN; GRANT USAGE ON SCHEMA public TO worker");
        await RunAsync(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO worker");
        await using NpgsqlDataSource limited = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "worker" }.ConnectionString
        );
        await using PostgreSqlRotationStore store = new(limited);

        Assert.True(await WriteAsync(store, "nightly", 2, "{}"));
    }

    [Fact]
    public async Task A_reader_on_another_connection_learns_of_a_write_within_a_second()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using PostgreSqlRotationStore writer = new(database);
        await using PostgreSqlRotationStore reader = new(database);
        await WriteAsync(writer, "nightly", 1, "{}");
        await reader.WaitForChangeAsync("nightly", 0, The.Token);
        Task waits = reader.WaitForChangeAsync("nightly", 1, The.Token);

        await WriteAsync(writer, "nightly", 2, "{}");

        await waits.WaitAsync(TimeSpan.FromSeconds(30), The.Token);
        Assert.Equal(2, (await reader.ReadAsync("nightly", The.Token))!.Version);
    }

    [Fact]
    public async Task The_history_is_kept_for_400_days()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using PostgreSqlRotationStore store = new(database);
        DateTimeOffset begin = new(2027, 3, 10, 8, 0, 0, TimeSpan.Zero);
        foreach ((int version, int day) in new[] { (1, 0), (2, 10), (3, 405) })
        {
            await store.TryWriteAsync(
                new StoredRotation("nightly", version, "{}"),
                version - 1,
                new RotationEvent { Kind = $"day {day}", At = begin.AddDays(day) },
                The.Token
            );
        }

        IReadOnlyList<RotationEvent> history = await store.GetHistoryAsync("nightly", The.Token);

        Assert.Equal(["day 405", "day 10"], history.Select(static each => each.Kind));
    }

    [Fact]
    public async Task A_consumer_counts_with_the_value_that_it_was_last_seen_with()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using PostgreSqlRotationStore store = new(database);

        await store.ReportAsync("nightly", "web-1", "aaaa", The.Token);
        await store.ReportAsync("nightly", "web-2", "aaaa", The.Token);
        await store.ReportAsync("nightly", "web-1", "bbbb", The.Token);

        Assert.Equal(1, await store.CountAsync("nightly", "aaaa", The.Token));
        Assert.Equal(1, await store.CountAsync("nightly", "bbbb", The.Token));
        Assert.Equal(0, await store.CountAsync("other", "bbbb", The.Token));
    }

    internal static ValueTask<bool> WriteAsync(IRotationStore store, string policy, long version, string document) =>
        store.TryWriteAsync(
            new StoredRotation(policy, version, document),
            version - 1,
            new RotationEvent { Kind = "tested" },
            The.Token
        );

    private static async Task RunAsync(NpgsqlDataSource database, string statement)
    {
        await using NpgsqlCommand command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(The.Token);
    }
}
