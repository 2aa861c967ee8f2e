using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Services;

/// <summary>A check tells how far apart the clocks are.</summary>
public sealed class ClockDifferenceTests
{
    private readonly StandingClock _clock = new();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-90)]
    public async Task The_date_of_a_response_is_compared_with_the_clock_of_the_machine(int minutes)
    {
        await using AimmsFixture aimms = await StartAsync();
        aimms.Emulator.Clock.SetUtcNow(_clock.GetUtcNow().AddMinutes(minutes));

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.Equal(minutes, Math.Round(check.ClockDifference!.Value.TotalMinutes));
    }

    [Fact]
    public async Task A_rejected_credential_is_told_of_the_clock_too()
    {
        await using AimmsFixture aimms = await StartAsync();
        aimms.Emulator.Clock.SetUtcNow(_clock.GetUtcNow().AddMinutes(7));

        AccountCheck check = await aimms.Keys.VerifyAsync(new Credential(new SecretValue("none")), The.Token);

        Assert.Equal((false, 7), (check.CanAuthenticate, Math.Round(check.ClockDifference!.Value.TotalMinutes)));
    }

    private Task<AimmsFixture> StartAsync() =>
        AimmsFixture.StartAsync(services: services => services.AddSingleton<TimeProvider>(_clock));

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 3, 10, 8, 0, 0, TimeSpan.Zero);
    }
}
