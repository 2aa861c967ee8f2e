using System.Text.Json;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Rotation.Tests.Sinks;

public sealed class SinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_holds_the_value_alone()
    {
        await FileSink.Value(_folder.In("key")).PublishAsync(Key("one"), The.Token);
        await FileSink.Value(_folder.In("key")).PublishAsync(Key("two"), The.Token);

        Assert.Equal("two\n", await File.ReadAllTextAsync(_folder.In("key"), The.Token));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_variable_keeps_the_other_lines()
    {
        await File.WriteAllTextAsync(_folder.In(".env"), "A=1\nKEY=old\nB=2\n", The.Token);
        await FileSink.Variable(_folder.In(".env"), "KEY").PublishAsync(Key("it's"), The.Token);
        await FileSink.Variable(_folder.In(".env"), "OTHER").PublishAsync(Key("x"), The.Token);

        Assert.Equal(
            "A=1\nKEY='it'\\''s'\nB=2\nOTHER='x'\n",
            await File.ReadAllTextAsync(_folder.In(".env"), The.Token)
        );
    }

    [Fact]
    public async Task A_member_of_json_keeps_the_others()
    {
        await File.WriteAllTextAsync(
            _folder.In("app.json"),
            """{ "Log": 1, /* kept elsewhere */ "ApiKeys": { "prod": { "Service": "Aimms" } } }""",
            The.Token
        );
        await FileSink.JsonMember(_folder.In("app.json"), "ApiKeys:prod:ApiKey").PublishAsync(Key("two"), The.Token);

        JsonElement root = JsonDocument
            .Parse(await File.ReadAllTextAsync(_folder.In("app.json"), The.Token))
            .RootElement;
        Assert.Equal("two", root.GetProperty("ApiKeys").GetProperty("prod").GetProperty("ApiKey").GetString());
        Assert.Equal("Aimms", root.GetProperty("ApiKeys").GetProperty("prod").GetProperty("Service").GetString());
    }

    [Fact]
    public async Task A_command_gets_the_value_on_its_input()
    {
        await new CommandSink("/bin/sh", "-c", $"cat > '{_folder.In("out")}'").PublishAsync(Key("two"), The.Token);

        Assert.Equal("two\n", await File.ReadAllTextAsync(_folder.In("out"), The.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new CommandSink("/bin/sh", "-c", "exit 3").PublishAsync(Key("two"), The.Token)
        );
        InvalidOperationException missing = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new CommandSink("no-such-program").PublishAsync(Key("two"), The.Token)
        );
        Assert.Equal("The program 'no-such-program' was not found, or cannot be started.", missing.Message);
    }

    [Fact]
    public async Task The_overlap_begins_when_the_sink_has_the_value()
    {
        int refused = 3;
        List<string> taken = [];
        await using RotationFixture fixture = await RotationFixture.StartAsync(rotation =>
            rotation
                .AddPolicy(
                    "nightly",
                    static policy =>
                    {
                        policy.Account = "Aimms";
                        policy.Scopes.Add("Tasks");
                    }
                )
                .PublishTo(
                    "nightly",
                    _ => new Sink(key =>
                    {
                        if (key.Generation == 2 && refused-- > 0)
                        {
                            throw new IOException($"{key.Value.Reveal()} refused");
                        }

                        taken.Add(key.Value.Reveal());
                    })
                )
        );
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        RotationStatus status = await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        Assert.Equal((RotationPhase.Published, 1), (status.Phase, taken.Count));
        Assert.Equal("IOException in a sink, a probe or the store.", status.Failure);

        await fixture.PassAsync(TimeSpan.FromDays(3), TimeSpan.FromDays(1.5));
        Assert.Equal(3, fixture.Emulator.Aimms.Keys.Count);
        await fixture.PassAsync(TimeSpan.FromDays(6), TimeSpan.FromDays(1));

        Assert.Equal((await fixture.CurrentAsync())!.Value.Reveal(), taken[^1]);
        Assert.Equal(2, fixture.Emulator.Aimms.Keys.Count);
        Assert.True(fixture.Emulator.Aimms.Keys[1].Matches(taken[^1]));
    }

    [Fact]
    public async Task A_value_that_the_probe_refuses_is_never_published()
    {
        await using RotationFixture fixture = await RotationFixture.StartAsync(static rotation =>
            rotation
                .AddPolicy(
                    "nightly",
                    static policy =>
                    {
                        policy.Account = "Aimms";
                        policy.Scopes.Add("Tasks");
                    }
                )
                .AddProbe("nightly", static _ => new Probe())
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        await fixture.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(20));

        Assert.Null(await fixture.CurrentAsync());
        Assert.Equal("Tasks do not run with it.", (await fixture.StatusAsync()).Failure);
        Assert.Equal(AimmsEmulator.AdministratorName, Assert.Single(fixture.Emulator.Aimms.Keys).Name);
    }

    private static RotatedKey Key(string value) => new("nightly", "id", "name", new SecretValue(value));

    private sealed class Sink(Action<RotatedKey> take) : ISecretSink
    {
        public Task PublishAsync(RotatedKey key, CancellationToken cancellationToken)
        {
            take(key);
            return Task.CompletedTask;
        }
    }

    private sealed class Probe : IRotationProbe
    {
        public Task<string?> TryAsync(RotatedKey candidate, CancellationToken cancellationToken) =>
            Task.FromResult<string?>("Tasks do not run with it.");
    }
}
