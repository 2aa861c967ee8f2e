using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Protection;

public sealed class KeyFileTests
{
    [Fact]
    public async Task Another_process_reads_a_value_with_the_key_file()
    {
        using TemporaryFolder keys = new();
        await using RotationFixture fixture = await StartAsync(keys);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        RotatedKey expected = (await fixture.CurrentAsync())!;

        await using ServiceProvider services = new ServiceCollection()
            .AddRotatedKeys(Path.Combine(fixture.Folder, "store"), keys.In("ring/key"))
            .AddHttpClient("tasks")
            .AddRotatingApiKey("nightly", "apikey")
            .Services.BuildServiceProvider();
        RotatedKey read = await services.GetRequiredService<KeyCaches>().Of("nightly").ReadAsync(The.Token);

        Assert.Equal(expected.Value.Reveal(), read.Value.Reveal());
    }

    [Fact]
    public async Task A_consumer_that_is_added_before_the_rotation_reads_with_its_key_file()
    {
        using TemporaryFolder folder = new();
        ServiceCollection services = new();
        services.AddHttpClient("tasks").AddRotatingApiKey("nightly", "apikey");
        services.AddApiKeyClient().AddRotation().UseFileStore(folder.In("store")).ProtectWithKeyFile(folder.In("key"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException none = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await provider.GetRequiredService<KeyCaches>().Of("nightly").ReadAsync(The.Token)
        );
        Assert.Contains("no key was published yet", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_cannot_be_read_with_another_key_file()
    {
        using TemporaryFolder keys = new();
        await using RotationFixture fixture = await StartAsync(keys);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        File.Delete(keys.In("ring/key"));
        await fixture.RestartAsync();
        await fixture.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromDays(1));

        Assert.Contains(
            "belongs to a backup of the store",
            (await fixture.StatusAsync()).Failure,
            StringComparison.Ordinal
        );
        Assert.Equal(2, fixture.Emulator.Aimms.Keys.Count);
    }

    [Fact]
    public async Task A_damaged_key_file_is_named()
    {
        using TemporaryFolder keys = new();
        Directory.CreateDirectory(keys.In("ring"));
        await File.WriteAllTextAsync(keys.In("ring/key"), "not a key", The.Token);
        await using RotationFixture fixture = await StartAsync(keys);

        await fixture.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        Assert.Contains(keys.In("ring/key"), (await fixture.StatusAsync()).Failure, StringComparison.Ordinal);
        Assert.Null(await Record.ExceptionAsync(() => fixture.HistoryAsync()));
    }

    private static Task<RotationFixture> StartAsync(TemporaryFolder keys) =>
        RotationFixture.StartAtAsync("Aimms", rotation => rotation.ProtectWithKeyFile(keys.In("ring/key")));
}
