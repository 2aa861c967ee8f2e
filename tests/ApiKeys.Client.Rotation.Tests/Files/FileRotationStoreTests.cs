using System.Runtime.Versioning;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileRotationStoreTests : RotationStoreConformance, IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRotationStore Open() => new FileRotationStore(_folder.In("store"), Clock);

    [Fact]
    public async Task Only_the_user_can_read_the_files()
    {
        await WriteAsync(Open(), "nightly", 1);

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
        IRotationStore store = Open();
        await File.WriteAllTextAsync(_folder.In("store/nightly.lease"), """{"holder":"a","unt""", The.Token);

        Assert.True(await store.TryLeaseAsync("nightly", "b", TimeSpan.FromSeconds(30), The.Token));
    }

    [Fact]
    public async Task A_damaged_state_is_an_error_that_names_the_file()
    {
        IRotationStore store = Open();
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
}
