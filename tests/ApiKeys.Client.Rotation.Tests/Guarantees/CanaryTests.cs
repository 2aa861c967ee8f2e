using System.Text.Json;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>
/// No secret that was in play is in the store, the history, a plan, a log, a metric, a span or an argument.
/// </summary>
public sealed class CanaryTests
{
    [Theory]
    [InlineData("Aimms")]
    [InlineData("Maximo")]
    [InlineData("Veeam")]
    public async Task Nothing_that_a_rotation_leaves_behind_has_a_secret(string service)
    {
        using TelemetryRecord telemetry = new();
        await using RotationFixture fixture = await RotationFixture.StartAtAsync(
            service,
            rotation =>
            {
                rotation.Services.AddLogging(telemetry.AddTo);
                rotation.PublishTo("nightly", static _ => new IndiscreetSink());
                rotation.PublishTo("nightly", _ => new CommandSink("/bin/sh", "-c", "cat >/dev/null; exit 0"));
            }
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        await LiveAsync(fixture);

        string left = string.Join(
            '\n',
            [
                JsonSerializer.Serialize(await fixture.Engine.PlanAsync("nightly", The.Token)),
                JsonSerializer.Serialize(await fixture.Engine.GetHistoryAsync("nightly", The.Token)),
                .. Directory.EnumerateFiles(Path.Combine(fixture.Folder, "store")).Select(File.ReadAllText),
                telemetry.Text,
            ]
        );
        Assert.Contains("published", left, StringComparison.Ordinal);
        Assert.Contains("apikeys.rotation.steps", left, StringComparison.Ordinal);
        Assert.Contains("rotation Create", left, StringComparison.Ordinal);
        foreach (string secret in fixture.Emulator.Services.SelectMany(static each => each.Secrets))
        {
            Assert.DoesNotContain(secret, left, StringComparison.Ordinal);
            Assert.DoesNotContain(JsonEncodedText.Encode(secret).ToString(), left, StringComparison.Ordinal);
        }
    }

    /// <summary>Rotations that succeed, fail, are lost and are rolled back.</summary>
    private static async Task LiveAsync(RotationFixture fixture)
    {
        await fixture.PassAsync(TimeSpan.FromDays(40), TimeSpan.FromHours(12));
        fixture.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(TimeSpan.FromHours(12), TimeSpan.FromHours(1));
        await fixture.Engine.RollBackAsync("nightly", "alice", The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", isEmergency: true, The.Token);
        await fixture.PassAsync(TimeSpan.FromDays(5), TimeSpan.FromHours(12));
    }

    /// <summary>A sink that puts the value into what it throws, every other time.</summary>
    private sealed class IndiscreetSink : ISecretSink
    {
        private int _calls;

        public Task PublishAsync(RotatedKey key, CancellationToken cancellationToken) =>
            ++_calls % 2 == 0
                ? Task.CompletedTask
                : throw new IOException($"Writing {key.Value.Reveal()} failed for {key}.");
    }
}
