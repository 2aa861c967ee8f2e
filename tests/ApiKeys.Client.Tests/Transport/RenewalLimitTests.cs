using ApiKeys.Client.Authentication;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>Signing in again after a refused token is helpful once in a while, and a loop when it goes on.</summary>
public sealed class RenewalLimitTests
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly RenewalLimit _limit;

    public RenewalLimitTests() => _limit = new RenewalLimit(_clock);

    [Fact]
    public void Three_in_five_minutes_are_allowed_and_the_fourth_says_that_somebody_else_is_at_work()
    {
        Assert.All([1, 2, 3], _ => Assert.True(_limit.TryRenew()));
        Assert.False(_limit.IsContended);

        Assert.False(_limit.TryRenew());
        Assert.True(_limit.IsContended);
    }

    [Fact]
    public void While_it_goes_on_one_is_allowed_in_thirty_seconds()
    {
        Assert.All([1, 2, 3], _ => _limit.TryRenew());
        int allowed = 0;
        for (int second = 0; second < 300; second++)
        {
            allowed += _limit.TryRenew() ? 1 : 0;
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(allowed, 5, 10);
    }

    [Fact]
    public void Once_in_a_while_is_no_contention_however_long_it_goes_on()
    {
        for (int hour = 0; hour < 100; hour++)
        {
            Assert.True(_limit.TryRenew());
            _clock.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.False(_limit.IsContended);
    }

    [Fact]
    public void One_in_vain_lets_it_rest_for_thirty_seconds()
    {
        Assert.True(_limit.TryRenew());
        _limit.OnRenewalFailed();

        Assert.True(_limit.HasRenewalFailed);
        Assert.False(_limit.TryRenew());
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(_limit.HasRenewalFailed);
        Assert.True(_limit.TryRenew());
    }
}
