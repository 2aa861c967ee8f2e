using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql.Tests;

/// <summary>A server that crashes under the store: what was reported as written is there, and waiting readers go on.</summary>
[Collection(nameof(CrashTests))]
[CollectionDefinition(nameof(CrashTests), DisableParallelization = true)]
public sealed class CrashTests(PostgreSqlServer server)
{
    private const int Crashes = 5;
    private const int Writers = 4;

    [Fact]
    public async Task What_was_reported_as_written_outlives_a_crash_and_is_written_once()
    {
        await using NpgsqlDataSource database = await server.CreateDatabaseAsync();
        await using PostgreSqlRotationStore store = new(database);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        Task<long>[] writers =
        [
            .. Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(store, $"p{i}", end.Token))),
        ];
        await using PostgreSqlRotationStore reader = new(database);
        Task<long> follower = Task.Run(() => FollowAsync(reader, "p0", end.Token));

        for (int crash = 0; crash < Crashes; crash++)
        {
            long before = await VersionAsync(store, "p0");
            while (await VersionAsync(store, "p0") < before + 10)
            {
                await Task.Yield();
            }

            await server.CrashAsync();
            await server.StartAsync();
        }

        await end.CancelAsync();
        for (int i = 0; i < Writers; i++)
        {
            long reported = await writers[i];
            StoredRotation state = (await store.ReadAsync($"p{i}", The.Token))!;
            IReadOnlyList<RotationEvent> history = await store.GetHistoryAsync($"p{i}", The.Token);
            Assert.InRange(state.Version, reported, reported + 1); // The last write may not have heard its outcome.
            Assert.Equal(Math.Min(state.Version, 1000), history.Count);
        }

        Assert.True(await follower > Crashes);
    }

    /// <summary>Writes one version after the other, and returns the newest that was reported as written.</summary>
    private async Task<long> WriteAsync(PostgreSqlRotationStore store, string policy, CancellationToken end)
    {
        long reported = 0;
        while (!end.IsCancellationRequested)
        {
            try
            {
                long seen = (await store.ReadAsync(policy, end))?.Version ?? 0;
                Assert.True(seen >= reported, "A write that was reported is lost.");
                if (await StoreTests.WriteAsync(store, policy, seen + 1, "{}"))
                {
                    reported = seen + 1;
                }
            }
            catch (Exception crashed) when (crashed is NpgsqlException or OperationCanceledException)
            {
                await server.Up;
            }
        }

        return reported;
    }

    /// <summary>Waits for each change, and returns how many times it was woken.</summary>
    private async Task<long> FollowAsync(PostgreSqlRotationStore store, string policy, CancellationToken end)
    {
        long woken = 0;
        long seen = 0;
        while (!end.IsCancellationRequested)
        {
            try
            {
                await store.WaitForChangeAsync(policy, seen, end);
                seen = (await store.ReadAsync(policy, end))!.Version;
                woken++;
            }
            catch (Exception crashed) when (crashed is NpgsqlException or OperationCanceledException)
            {
                await server.Up;
            }
        }

        return woken;
    }

    private async Task<long> VersionAsync(PostgreSqlRotationStore store, string policy)
    {
        while (true)
        {
            try
            {
                return (await store.ReadAsync(policy, The.Token))?.Version ?? 0;
            }
            catch (NpgsqlException)
            {
                await server.Up;
            }
        }
    }
}
