using ApiKeys.Client.Calls;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>
/// The limit of a call runs on the clock that it is given, and stands still while something with a limit of its own is
/// waited for.
/// </summary>
public sealed class CallLimitTests : IDisposable
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly CallLimit _limit;

    public CallLimitTests() => _limit = new CallLimit(TimeSpan.FromSeconds(100), _clock, CancellationToken.None);

    public void Dispose() => _limit.Dispose();

    [Promise(6, 9)]
    [Fact]
    public void It_is_over_when_the_time_is_and_not_before()
    {
        _clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(_limit.IsOver);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limit.IsOver);
        Assert.True(_limit.Token.IsCancellationRequested);
    }

    [Promise(6)]
    [Fact]
    public async Task What_is_waited_for_outside_does_not_count()
    {
        TaskCompletionSource<int> other = new();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Task<int> waiting = _limit.WaitOutsideAsync(other.Task, The.Token);
        _clock.Advance(TimeSpan.FromHours(1));
        other.SetResult(7);

        Assert.Equal(7, await waiting);
        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.False(_limit.IsOver);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limit.IsOver);
    }

    [Fact]
    public async Task A_caller_who_cancels_waits_no_longer_and_the_limit_goes_on()
    {
        TaskCompletionSource<int> never = new();
        using CancellationTokenSource caller = new();
        Task<int> waiting = _limit.WaitOutsideAsync(never.Task, caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.True(_limit.IsOver);
    }

    [Fact]
    public void A_call_that_has_ended_has_no_timer_left()
    {
        _limit.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1000));
        Assert.False(_limit.IsOver);
        // Nor is it held by the token of a caller who lives on.
        Assert.Throws<ObjectDisposedException>(() => _limit.Token);
    }
}
