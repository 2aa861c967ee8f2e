namespace ApiKeys.Client.Testing.Tests;

public class ClockTests
{
    [Fact]
    public async Task The_clock_starts_at_the_time_of_the_given_clock()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_clock_can_be_advanced_and_set()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        DateTimeOffset earlier = new(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(2));

        emulator.Clock.Advance(TimeSpan.FromDays(200));
        DateTimeOffset advanced = emulator.Clock.GetUtcNow();
        emulator.Clock.SetUtcNow(earlier);

        Assert.Equal(Instants.Now.AddDays(200), advanced);
        Assert.Equal(earlier, emulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_clock_cannot_be_advanced_backwards_or_beyond_its_range()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Clock.Advance(TimeSpan.FromDays(3_000_000)));
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
    }
}
