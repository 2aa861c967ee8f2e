using ApiKeys.Client.Rotation.Tests.Guarantees;
using ApiKeys.Client.Rotation.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Engine;

/// <summary>The clock of this machine beside the one of the service.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("Aimms", 7, "00:07:00 ahead")]
    [InlineData("Aimms", -7, "00:07:00 behind")]
    [InlineData("Maximo", 7, "00:07:00 ahead")]
    [InlineData("Maximo", -7, "00:07:00 behind")]
    [InlineData("Veeam", 7, "00:07:00 ahead")]
    [InlineData("Veeam", -7, "00:07:00 behind")]
    public async Task A_clock_that_differs_by_more_than_five_minutes_is_warned_of(
        string service,
        int minutes,
        string expected
    ) => Assert.Contains($"'nightly': the clock of the service is {expected}", await RunAsync(service, minutes));

    [Theory]
    [InlineData("Aimms", 4)]
    [InlineData("Maximo", -4)]
    [InlineData("Veeam", 0)]
    public async Task A_smaller_difference_is_nothing_to_tell(string service, int minutes) =>
        Assert.DoesNotContain("the clock of the service", await RunAsync(service, minutes), StringComparison.Ordinal);

    /// <summary>Creates a key while the clocks differ. It works all the same.</summary>
    private static async Task<string> RunAsync(string service, int minutes)
    {
        using TelemetryRecord telemetry = new();
        await using RotationFixture fixture = await RotationFixture.StartAtAsync(
            service,
            rotation => rotation.Services.AddLogging(telemetry.AddTo)
        );
        fixture.Emulator.Clock.SetUtcNow(fixture.Clock.GetUtcNow().AddMinutes(minutes));
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(1, (await fixture.StatusAsync()).Generation);
        return telemetry.Text;
    }
}
