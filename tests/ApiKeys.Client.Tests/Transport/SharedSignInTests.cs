using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>However many calls begin together, there is one sign-in. The same proof for each service that gives tokens.</summary>
public abstract class SharedSignInTests
{
    private const int Calls = 1000;

    /// <summary>An account that has not signed in yet, and its service.</summary>
    /// <param name="Account">What to dispose.</param>
    /// <param name="Emulator">The emulator.</param>
    /// <param name="Keys">The manager.</param>
    /// <param name="SignInPath">A part of the path of a sign-in, which no other path has.</param>
    /// <param name="RevokeTokens">Makes all tokens that are out there invalid.</param>
    protected sealed record Target(IAsyncDisposable Account, ApiKeyEmulator Emulator, ApiKeyManager Keys, string SignInPath, Action RevokeTokens)
    {
        public int SignIns => Emulator.Requests.Count(request => request.Path.Contains(SignInPath, StringComparison.Ordinal));
    }

    /// <summary>Starts an emulator and an account, both on the clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="isWrong">Whether the account's credential is wrong.</param>
    protected abstract Task<Target> StartAsync(ManualClock clock, bool isWrong = false);

    /// <summary>A time after which a token has certainly ended.</summary>
    protected virtual TimeSpan LifeOfAToken => TimeSpan.FromHours(1);

    [Fact]
    public async Task A_thousand_calls_on_a_cold_account_make_one_sign_in()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;

        IReadOnlyList<ApiKey>[] lists = await Task.WhenAll(Together(() => target.Keys.ListAllAsync(The.Token)));

        Assert.Equal(Calls, lists.Length);
        Assert.Equal(1, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_whose_token_the_service_refuses_make_one_more()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;
        await target.Keys.ListAllAsync(The.Token);
        target.RevokeTokens();

        await Task.WhenAll(Together(() => target.Keys.ListAllAsync(The.Token)));

        Assert.Equal(2, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_after_the_end_of_the_token_make_one_more()
    {
        ManualClock clock = new(The.Now);
        Target target = await StartAsync(clock);
        await using IAsyncDisposable account = target.Account;
        await target.Keys.ListAllAsync(The.Token);
        clock.Advance(LifeOfAToken);

        await Task.WhenAll(Together(() => target.Keys.ListAllAsync(The.Token)));

        Assert.Equal(2, target.SignIns);
    }

    [Fact]
    public async Task That_one_of_the_callers_is_cancelled_is_nothing_to_the_others()
    {
        ManualClock clock = new(The.Now);
        Target target = await StartAsync(clock);
        await using IAsyncDisposable account = target.Account;
        target.Emulator.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(5)).Path(target.SignInPath));
        using CancellationTokenSource cancelled = new();

        Task<IReadOnlyList<ApiKey>> first = target.Keys.ListAllAsync(cancelled.Token);
        Task<IReadOnlyList<ApiKey>>[] others = Together(() => target.Keys.ListAllAsync(The.Token));
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(5));
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.DoesNotContain(others, other => other.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(others);

        Assert.Equal(1, target.SignIns);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_is_every_caller_s_error_and_is_tried_once()
    {
        Target target = await StartAsync(new ManualClock(The.Now), isWrong: true);
        await using IAsyncDisposable account = target.Account;

        foreach (Task<IReadOnlyList<ApiKey>> call in Together(() => target.Keys.ListAllAsync(The.Token)))
        {
            Assert.True((await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => call)).IsSignInRefused);
        }

        Assert.Equal(1, target.SignIns);
    }

    private static Task<IReadOnlyList<ApiKey>>[] Together(Func<Task<IReadOnlyList<ApiKey>>> call) => [.. Enumerable.Range(0, Calls).Select(_ => Task.Run(call))];
}
