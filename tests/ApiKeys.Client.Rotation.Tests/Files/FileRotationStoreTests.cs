using System.Runtime.Versioning;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileRotationStoreTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Rules => [.. RotationStoreConformance.Rules.Select(static rule => rule.Name)];

    [Theory, MemberData(nameof(Rules))]
    public Task The_file_store_keeps_the_rules_of_every_store(string name) =>
        RotationStoreConformance.Rules.Single(rule => rule.Name == name).CheckAsync(Open, The.Token);

    /// <summary>A store that does not compare, as one has that forgets the condition of its update.</summary>
    [Fact]
    public async Task A_store_that_does_not_compare_is_found()
    {
        RotationStoreRule rule = RotationStoreConformance.Rules.Single(static rule =>
            rule.Name.StartsWith("A write on a version", StringComparison.Ordinal)
        );

        InvalidOperationException broken = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            rule.CheckAsync(() => new CarelessStore(Open()), The.Token)
        );
        Assert.Contains("the write was accepted", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_user_can_read_the_files()
    {
        await WriteAsync(Open(), "nightly", 1);
        await Open().TryLeaseAsync("nightly", "a", TimeSpan.FromSeconds(1), The.Token);

        Assert.All(
            Directory.EnumerateFiles(_folder.In("store")),
            file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file))
        );
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.In("store")));
    }

    [Fact]
    public async Task A_temporary_file_that_a_killed_process_left_does_no_harm()
    {
        await WriteAsync(Open(), "nightly", 1);
        await File.WriteAllTextAsync(_folder.In("store/nightly.tmp"), "{ half a sta", The.Token);

        Assert.True(await WriteAsync(Open(), "nightly", 2));
        Assert.False(File.Exists(_folder.In("store/nightly.tmp")));
    }

    [Fact]
    public async Task A_lease_that_a_killed_process_wrote_in_part_is_free()
    {
        FileRotationStore store = Open();
        await File.WriteAllTextAsync(_folder.In("store/nightly.lease"), """{"holder":"a","unt""", The.Token);

        Assert.True(await store.TryLeaseAsync("nightly", "b", TimeSpan.FromSeconds(30), The.Token));
    }

    [Fact]
    public async Task A_damaged_state_is_an_error_that_names_the_file()
    {
        FileRotationStore store = Open();
        await File.WriteAllTextAsync(_folder.In("store/nightly.json"), "{", The.Token);

        InvalidDataException damaged = await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await store.ReadAsync("nightly", The.Token)
        );
        Assert.Contains("nightly.json", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_state_as_it_was()
    {
        await WriteAsync(Open(), "nightly", 1);
        Directory.CreateDirectory(_folder.In("store/nightly.tmp"));

        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(Open(), "nightly", 2));
        Assert.Equal(1, (await Open().ReadAsync("nightly", The.Token))!.Version);
    }

    private FileRotationStore Open() => new(_folder.In("store"));

    private static async Task<bool> WriteAsync(FileRotationStore store, string policy, long version) =>
        await store.TryWriteAsync(
            new StoredRotation(policy, version, "{}"),
            version - 1,
            new RotationEvent { At = DateTimeOffset.UnixEpoch.AddYears(50), Kind = "written" },
            The.Token
        );
}
