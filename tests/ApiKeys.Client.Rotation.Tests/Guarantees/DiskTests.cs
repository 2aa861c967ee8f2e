using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Protection;
using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>A disk that is really full, and one that is really read-only.</summary>
public sealed class DiskTests : IDisposable
{
    private const int Rounds = 12;

    private readonly SmallDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    /// <summary>
    /// First there is no room at all; then there is for as many pages as the state has, so that a write fails when the
    /// state needs one more. The length of the history decides which write of a rotation that is.
    /// </summary>
    [Theory]
    [InlineData("Aimms")]
    [InlineData("Maximo")]
    [InlineData("Veeam")]
    public async Task A_full_disk_costs_no_key_and_a_rotation_goes_on_when_there_is_space(string service)
    {
        await using RotationFixture fixture = await StartAsync(service);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Trial trial = new(fixture, service, mostKeys: 2);
        HashSet<RotationPhase> stops = [];

        for (int round = 0; round < Rounds; round++)
        {
            await LengthenHistoryAsync(fixture, round);
            int generation = (await fixture.StatusAsync()).Generation;
            _disk.Fill(round == 0 ? 0 : SmallDisk.PagesOf(_disk.In("store/nightly.json")));
            await trial.BeginAsync($"round {round}");
            await fixture.PassAsync(
                TimeSpan.FromDays(20),
                TimeSpan.FromDays(1),
                () => trial.CheckAsync($"round {round}")
            );

            Assert.Equal(["nightly"], (await fixture.Engine.SweepAsync(cancellationToken: The.Token)).Failed);
            Assert.Empty(_disk.Leftovers("store"));
            stops.Add((await fixture.StatusAsync()).Phase);
            _disk.MakeRoom();
            await trial.EndAsync($"round {round}", generation);
        }

        Assert.True(stops.Count > 2, $"The disk was full in {string.Join(", ", stops)} only.");
    }

    [Fact]
    public async Task A_policy_that_a_full_disk_had_no_room_for_gets_its_key_when_there_is_space()
    {
        await using RotationFixture fixture = await StartAsync("Aimms");
        _disk.Fill();

        SweepResult full = await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(["nightly"], full.Failed);
        Assert.Empty(_disk.Leftovers("store"));

        _disk.MakeRoom();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(1, (await fixture.StatusAsync()).Generation);
    }

    [Fact]
    public async Task A_sink_on_a_full_disk_keeps_the_old_value_which_works()
    {
        string file = _disk.In("aimms.key");
        await using RotationFixture fixture = await RotationFixture.StartAtAsync(
            "Aimms",
            rotation => rotation.PublishTo("nightly", _ => FileSink.Value(file))
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        _disk.Fill();

        await fixture.PassAsync(TimeSpan.FromDays(60), TimeSpan.FromDays(5), CheckAsync);
        Assert.Equal(RotationPhase.Published, (await fixture.StatusAsync()).Phase);
        Assert.Empty(_disk.Leftovers());

        _disk.MakeRoom();
        await fixture.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(6), CheckAsync);
        Assert.Equal((await fixture.CurrentAsync())!.Value.Reveal(), await ReadAsync());

        async Task<string> ReadAsync() => (await File.ReadAllTextAsync(file, The.Token)).Trim();

        async Task CheckAsync()
        {
            string value = await ReadAsync();
            Assert.Contains(fixture.Emulator.Aimms.Keys, key => key.Matches(value));
        }
    }

    [Fact]
    public void A_key_file_that_a_full_disk_had_no_room_for_is_made_when_there_is_space()
    {
        _disk.Fill();
        Assert.Throws<IOException>(() => KeyFile.ReadOrCreate(_disk.In("keys/key")));
        Assert.Throws<IOException>(() => KeyFile.ReadOrCreate(_disk.In("keys/key")));
        Assert.Empty(Directory.EnumerateFiles(_disk.In("keys")));

        _disk.MakeRoom();
        Assert.Equal(KeyFile.ReadOrCreate(_disk.In("keys/key")), KeyFile.Read(_disk.In("keys/key")));
    }

    [Fact]
    public async Task A_read_only_store_costs_no_key_and_a_rotation_goes_on_when_it_can_be_written()
    {
        await using RotationFixture fixture = await StartAsync("Aimms");
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Trial trial = new(fixture, "Aimms", mostKeys: 2);
        fixture.Emulator.Requests.Clear();
        _disk.MakeReadOnly();

        await fixture.PassAsync(TimeSpan.FromDays(40), TimeSpan.FromDays(2), () => trial.CheckAsync("read-only"));
        Assert.Empty(fixture.Emulator.Requests);
        Assert.Equal(["nightly"], (await fixture.Engine.SweepAsync(cancellationToken: The.Token)).Failed);

        _disk.MakeWritable();
        await trial.EndAsync("read-only", generation: 1);
    }

    /// <summary>A lock is waited for while another process has it, and only then.</summary>
    [Fact]
    public void A_read_only_store_fails_at_once()
    {
        FileRotationStore store = new(_disk.In("store"));
        Assert.True(Lease().Result);
        _disk.MakeReadOnly();

        Assert.True(Lease().IsFaulted);

        Task<bool> Lease() =>
            store.TryLeaseAsync("nightly", "a", TimeSpan.FromSeconds(30), CancellationToken.None).AsTask();
    }

    private static async Task LengthenHistoryAsync(RotationFixture fixture, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await fixture.Engine.PauseAsync("nightly", "alice", The.Token);
            await fixture.Engine.ResumeAsync("nightly", "alice", The.Token);
        }
    }

    private Task<RotationFixture> StartAsync(string service) =>
        RotationFixture.StartAtAsync(service, rotation => rotation.UseFileStore(_disk.In("store")));
}
