using ApiKeys.Client.Authentication;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Authentication;

public sealed class CooldownTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(0, true)]
    [InlineData(-29, true)]
    [InlineData(-30, false)]
    [InlineData(-31, false)]
    [InlineData(1, false)]
    public void A_cooldown_lasts_its_duration_and_a_start_in_the_future_does_not_count(int? startedAt, bool isOn)
    {
        DateTimeOffset? since = startedAt is { } seconds ? The.Now.AddSeconds(seconds) : null;

        Assert.Equal(isOn, Cooldown.IsOn(since, TimeSpan.FromSeconds(30), new ManualClock(The.Now)));
    }
}
