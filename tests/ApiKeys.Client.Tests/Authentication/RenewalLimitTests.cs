using ApiKeys.Client.Authentication;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Authentication;

/// <summary>Authenticating again after a refused token helps occasionally, and is a loop when it continues.</summary>
public sealed class RenewalLimitTests
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly RenewalLimit _limit;

    public RenewalLimitTests() => _limit = new RenewalLimit(_clock);

    [Fact]
    public void Three_renewals_in_five_minutes_are_allowed_and_the_fourth_is_contention()
    {
        Assert.All([1, 2, 3], _ => Assert.True(_limit.TryRenew()));
        Assert.False(_limit.IsContended);

        Assert.False(_limit.TryRenew());
        Assert.True(_limit.IsContended);
    }

    [Fact]
    public void Under_contention_one_renewal_in_thirty_seconds_is_allowed()
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
    public void Occasional_renewals_are_never_contention()
    {
        for (int hour = 0; hour < 100; hour++)
        {
            Assert.True(_limit.TryRenew());
            _clock.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.False(_limit.IsContended);
    }

    [Fact]
    public void A_failed_renewal_starts_a_cooldown_of_thirty_seconds()
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
