using System.Text.Json;
using ApiKeys.Client.Rotation.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ApiKeys.Client.Rotation.Tests.Files;

/// <summary>What every store must do. A store's own tests derive from it.</summary>
public abstract class RotationStoreConformance
{
    private static readonly DateTimeOffset _now = new(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(_now);

    /// <summary>Another instance on the same data, as another process has it.</summary>
    protected abstract IRotationStore Open();

    [Fact]
    public async Task A_policy_without_a_state_reads_as_null() =>
        Assert.Null(await Open().ReadAsync("nightly", The.Token));

    [Fact]
    public async Task What_is_written_is_read_by_another_instance()
    {
        Assert.True(await WriteAsync(Open(), "aimms/nightly", 1, nextStep: _now));

        StoredRotation? read = await Open().ReadAsync("aimms/nightly", The.Token);

        Assert.Equal(("aimms/nightly", 1, _now), (read!.Policy, read.Version, read.NextStep));
        Assert.Equal(1, JsonDocument.Parse(read.Document).RootElement.GetProperty("at").GetInt32());
    }

    [Fact]
    public async Task A_write_on_a_version_that_is_not_the_newest_changes_nothing()
    {
        await WriteAsync(Open(), "nightly", 1);
        await WriteAsync(Open(), "nightly", 2);

        Assert.False(await WriteAsync(Open(), "nightly", 2));
        Assert.False(await WriteAsync(Open(), "nightly", 1));
        Assert.False(await WriteAsync(Open(), "nightly", 4));

        Assert.Equal(2, (await Open().ReadAsync("nightly", The.Token))!.Version);
        Assert.Equal(2, (await Open().GetHistoryAsync("nightly", The.Token)).Count);
    }

    [Fact]
    public async Task Of_writers_at_the_same_time_exactly_one_wins_each_version()
    {
        int won = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        IRotationStore store = Open();
                        for (long version = 1; version <= 25; version++)
                        {
                            if (await WriteAsync(store, "nightly", version))
                            {
                                Interlocked.Increment(ref won);
                            }
                        }
                    })
                )
        );

        Assert.Equal(won, (await Open().ReadAsync("nightly", The.Token))!.Version);
        Assert.Equal(won, (await Open().GetHistoryAsync("nightly", The.Token)).Count);
    }

    [Fact]
    public async Task The_history_has_the_newest_first()
    {
        await WriteAsync(Open(), "nightly", 1);
        await WriteAsync(Open(), "nightly", 2);

        Assert.Equal(["v2", "v1"], (await Open().GetHistoryAsync("nightly", The.Token)).Select(each => each.Kind));
        Assert.Empty(await Open().GetHistoryAsync("other", The.Token));
    }

    [Fact]
    public async Task What_is_due_comes_in_the_order_of_its_instants()
    {
        await WriteAsync(Open(), "later", 1, _now.AddSeconds(1));
        await WriteAsync(Open(), "second", 1, _now);
        await WriteAsync(Open(), "first", 1, _now.AddDays(-1));
        await WriteAsync(Open(), "never", 1);

        Assert.Equal(["first", "second"], await Open().GetDueAsync(_now, The.Token));
    }

    [Fact]
    public async Task A_lease_keeps_others_out_until_it_ends()
    {
        Assert.True(await Open().TryLeaseAsync("nightly", "a", TimeSpan.FromSeconds(30), The.Token));
        Assert.False(await Open().TryLeaseAsync("nightly", "b", TimeSpan.FromSeconds(30), The.Token));
        Assert.True(await Open().TryLeaseAsync("nightly", "a", TimeSpan.FromSeconds(30), The.Token));

        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await Open().TryLeaseAsync("nightly", "b", TimeSpan.FromSeconds(30), The.Token));
    }

    [Fact]
    public async Task A_lease_that_is_given_back_is_free()
    {
        await Open().TryLeaseAsync("nightly", "a", TimeSpan.FromSeconds(30), The.Token);
        await Open().TryLeaseAsync("nightly", "a", TimeSpan.Zero, The.Token);

        Assert.True(await Open().TryLeaseAsync("nightly", "b", TimeSpan.FromSeconds(30), The.Token));
    }

    [Fact]
    public async Task A_reader_that_waits_learns_of_a_write()
    {
        await WriteAsync(Open(), "nightly", 1);
        Task waits = Open().WaitForChangeAsync("nightly", 1, The.Token);

        await WriteAsync(Open(), "nightly", 2);

        await waits.WaitAsync(TimeSpan.FromSeconds(20), The.Token);
        await Open().WaitForChangeAsync("nightly", 1, The.Token);
    }

    private protected static async Task<bool> WriteAsync(
        IRotationStore store,
        string policy,
        long version,
        DateTimeOffset? nextStep = null
    ) =>
        await store.TryWriteAsync(
            new StoredRotation(policy, version, $$"""{"at":{{version}}}""") { NextStep = nextStep },
            version - 1,
            new RotationEvent { At = _now, Kind = $"v{version}" },
            The.Token
        );
}
