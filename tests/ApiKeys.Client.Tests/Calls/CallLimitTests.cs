using ApiKeys.Client.Calls;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Calls;

/// <summary>
/// The limit of a call runs on the given clock, and pauses while the call waits for something with a separate limit.
/// </summary>
public sealed class CallLimitTests : IDisposable
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly CallLimit _limit;

    public CallLimitTests() => _limit = new CallLimit(TimeSpan.FromSeconds(100), _clock, CancellationToken.None);

    public void Dispose() => _limit.Dispose();

    [Promise(6, 9)]
    [Fact]
    public void The_call_limit_ends_exactly_at_its_time()
    {
        _clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(_limit.IsOver);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limit.IsOver);
        Assert.True(_limit.Token.IsCancellationRequested);
    }

    [Promise(6)]
    [Fact]
    public async Task Time_waited_outside_does_not_count()
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
    public async Task Cancelling_an_outside_wait_resumes_the_limit()
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
    public void A_disposed_limit_has_no_timer()
    {
        _limit.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1000));
        Assert.False(_limit.IsOver);
        // The token of a caller that lives on does not keep it alive either.
        Assert.Throws<ObjectDisposedException>(() => _limit.Token);
    }
}
