namespace ApiKeys.Client.Testing.Tests;

public class ClockTests
{
    [Fact]
    public async Task It_starts_with_the_clock_it_was_given()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task It_can_be_advanced_and_set()
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
    public async Task It_cannot_be_advanced_backwards_or_out_of_time()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Clock.Advance(TimeSpan.FromDays(3_000_000)));
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
    }
}
