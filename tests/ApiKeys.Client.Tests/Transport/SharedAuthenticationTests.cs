using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>
/// However many calls begin together, there is one sign-in. The same proof for each service that gives tokens.
/// </summary>
public abstract class SharedAuthenticationTests
{
    private const int Calls = 1000;

    /// <summary>An account that has not signed in yet, and its service.</summary>
    /// <param name="Account">What to dispose.</param>
    /// <param name="Emulator">The emulator.</param>
    /// <param name="Keys">The manager.</param>
    /// <param name="SignInPath">A part of the path of a sign-in, which no other path has.</param>
    /// <param name="RevokeTokens">Makes all tokens that are out there invalid.</param>
    /// <param name="Request">A key that can be issued.</param>
    protected sealed record Target(
        IAsyncDisposable Account,
        ApiKeyEmulator Emulator,
        ApiKeyManager Keys,
        string SignInPath,
        Action RevokeTokens,
        ApiKeyRequest Request
    )
    {
        public int SignIns =>
            Emulator.Requests.Count(request => request.Path.Contains(SignInPath, StringComparison.Ordinal));
    }

    /// <summary>Starts an emulator and an account, both on the clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="isWrong">Whether the account's credential is wrong.</param>
    /// <param name="configure">Changes the options.</param>
    protected abstract Task<Target> StartAsync(
        ManualClock clock,
        bool isWrong = false,
        Action<ApiKeyAccountOptions>? configure = null
    );

    /// <summary>A time after which a token has certainly ended.</summary>
    protected virtual TimeSpan LifeOfAToken => TimeSpan.FromHours(1);

    /// <summary>How many requests it takes to get a token in place of one that was revoked.</summary>
    protected virtual int RequestsForAnother => 1;

    [Fact]
    public async Task A_thousand_calls_on_a_cold_account_make_one_sign_in()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;

        IReadOnlyList<ApiKey>[] lists = await Task.WhenAll(Together(() => target.Keys.GetListAsync(The.Token)));

        Assert.Equal(Calls, lists.Length);
        Assert.Equal(1, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_whose_token_the_service_refuses_make_one_more()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;
        await target.Keys.GetListAsync(The.Token);
        target.RevokeTokens();

        await Task.WhenAll(Together(() => target.Keys.GetListAsync(The.Token)));

        Assert.Equal(1 + RequestsForAnother, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_after_the_end_of_the_token_make_one_more()
    {
        ManualClock clock = new(The.Now);
        Target target = await StartAsync(clock);
        await using IAsyncDisposable account = target.Account;
        await target.Keys.GetListAsync(The.Token);
        clock.Advance(LifeOfAToken);

        await Task.WhenAll(Together(() => target.Keys.GetListAsync(The.Token)));

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

        Task<IReadOnlyList<ApiKey>> first = target.Keys.GetListAsync(cancelled.Token);
        Task<IReadOnlyList<ApiKey>>[] others = Together(() => target.Keys.GetListAsync(The.Token));
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

        foreach (Task<IReadOnlyList<ApiKey>> call in Together(() => target.Keys.GetListAsync(The.Token)))
        {
            Assert.True((await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => call)).IsCredentialRejected);
        }

        Assert.Equal(1, target.SignIns);
    }

    public static TheoryData<string, Fault> Failures =>
        new() { { "busy", Fault.Respond(503) }, { "connection lost", Fault.DropBefore() } };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Failures))]
    public async Task A_sign_in_that_fails_is_every_caller_s_error_and_the_next_call_tries_again(
        string what,
        Fault failure
    )
    {
        ManualClock clock = new(The.Now);
        Target target = await StartAsync(
            clock,
            configure: options => (options.MaxRetries, options.RetryDelay) = (1, TimeSpan.FromSeconds(1))
        );
        await using IAsyncDisposable account = target.Account;
        target.Emulator.Faults.Add(failure.Path(target.SignInPath).Times(2));

        // While the sign-in waits to be retried, everybody comes: each call runs up to its wait before the next begins.
        Task<IReadOnlyList<ApiKey>> first = target.Keys.GetListAsync(The.Token);
        await clock.WaitForTimerAsync(length => length < TimeSpan.FromSeconds(5));
        Task<IReadOnlyList<ApiKey>>[] calls =
        [
            first,
            .. Enumerable.Range(1, Calls - 1).Select(_ => target.Keys.GetListAsync(The.Token)),
        ];
        clock.Advance(TimeSpan.FromSeconds(5));

        foreach (Task<IReadOnlyList<ApiKey>> call in calls)
        {
            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => call);
            Assert.True(error.IsTransient && error.Message.Contains("authenticating", StringComparison.Ordinal), what);
        }

        Assert.Equal(2, target.Emulator.Requests.Count);
        Assert.NotEmpty(await target.Keys.GetListAsync(The.Token));
        Assert.Equal(3, target.SignIns);
    }

    [Promise(6)]
    [Fact]
    public async Task A_sign_in_that_hangs_ends_by_its_own_limit_for_all_who_wait_and_the_next_call_tries_again()
    {
        ManualClock clock = new(The.Now);
        TimeSpan limit = TimeSpan.FromSeconds(20);
        Target target = await StartAsync(
            clock,
            configure: options => (options.CallTimeout, options.AttemptTimeout) = (limit, TimeSpan.FromHours(1))
        );
        await using IAsyncDisposable account = target.Account;
        target.Emulator.Faults.Add(Fault.Hang().Path(target.SignInPath));

        Task<IReadOnlyList<ApiKey>> first = target.Keys.GetListAsync(The.Token);
        await target.Emulator.Requests.WaitForAsync(
            request => request.Path.Contains(target.SignInPath, StringComparison.Ordinal),
            The.Token
        );
        clock.Advance(limit - TimeSpan.FromSeconds(1));
        Task<IReadOnlyList<ApiKey>> second = target.Keys.GetListAsync(The.Token);
        Assert.False(first.IsCompleted || second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        foreach (Task<IReadOnlyList<ApiKey>> call in new[] { first, second })
        {
            Assert.Contains(
                "authenticating",
                (await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => call)).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(1, target.SignIns);
        Assert.NotEmpty(await target.Keys.GetListAsync(The.Token));
    }

    [Promise(3)]
    [Fact]
    public async Task A_create_that_is_refused_its_token_and_gets_no_other_is_not_done()
    {
        Target target = await StartAsync(new ManualClock(The.Now), configure: options => options.MaxRetries = 0);
        await using IAsyncDisposable account = target.Account;
        int before = (await target.Keys.GetListAsync(The.Token)).Count;
        target.RevokeTokens();
        target.Emulator.Faults.Add(Fault.Respond(503).Path(target.SignInPath));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            target.Keys.CreateAsync(target.Request, The.Token)
        );

        Assert.Equal(503, error.StatusCode);
        Assert.Equal([401, 503], target.Emulator.Requests.TakeLast(2).Select(request => request.Status));
        Assert.Equal(before, (await target.Keys.GetListAsync(The.Token)).Count);
    }

    private static Task<IReadOnlyList<ApiKey>>[] Together(Func<Task<IReadOnlyList<ApiKey>>> call) =>
        [.. Enumerable.Range(0, Calls).Select(_ => Task.Run(call))];
}
