using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Authentication;

/// <summary>
/// However many calls start together, there is one sign-in. The same tests run for each service that issues tokens.
/// </summary>
public abstract class SharedAuthenticationTests
{
    private const int Calls = 1000;

    /// <summary>An account that has not authenticated yet, and its service.</summary>
    /// <param name="Account">The object to dispose.</param>
    /// <param name="Emulator">The emulator.</param>
    /// <param name="Keys">The manager.</param>
    /// <param name="SignInPath">A part of the path of a sign-in, which no other path has.</param>
    /// <param name="RevokeTokens">Revokes all tokens that were issued.</param>
    /// <param name="Request">A request for a key that the service can create.</param>
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

    /// <summary>A time after which a token has certainly expired.</summary>
    protected virtual TimeSpan LifeOfAToken => TimeSpan.FromHours(1);

    /// <summary>How many requests it takes to replace a revoked token.</summary>
    protected virtual int RequestsForAnother => 1;

    [Fact]
    public async Task A_thousand_calls_without_a_token_share_one_sign_in()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;

        IReadOnlyList<ApiKey>[] lists = await Task.WhenAll(Together(() => target.Keys.GetListAsync(The.Token)));

        Assert.Equal(Calls, lists.Length);
        Assert.Equal(1, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_with_a_refused_token_share_one_more_sign_in()
    {
        Target target = await StartAsync(new ManualClock(The.Now));
        await using IAsyncDisposable account = target.Account;
        await target.Keys.GetListAsync(The.Token);
        target.RevokeTokens();

        await Task.WhenAll(Together(() => target.Keys.GetListAsync(The.Token)));

        Assert.Equal(1 + RequestsForAnother, target.SignIns);
    }

    [Fact]
    public async Task A_thousand_calls_with_an_expired_token_share_one_more_sign_in()
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
    public async Task Cancelling_one_caller_does_not_affect_the_others()
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
    public async Task A_refused_sign_in_fails_every_caller_and_is_tried_once()
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
    public async Task A_failed_sign_in_fails_every_caller_and_the_next_call_tries_again(string what, Fault failure)
    {
        ManualClock clock = new(The.Now);
        Target target = await StartAsync(
            clock,
            configure: options => (options.MaxRetries, options.RetryDelay) = (1, TimeSpan.FromSeconds(1))
        );
        await using IAsyncDisposable account = target.Account;
        target.Emulator.Faults.Add(failure.Path(target.SignInPath).Times(2));

        // All calls arrive while the sign-in waits for its retry: each call runs up to its wait before the next begins.
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
    public async Task A_sign_in_that_hangs_times_out_for_every_caller_and_the_next_call_tries_again()
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
    public async Task A_create_with_a_refused_token_and_a_failed_renewal_creates_nothing()
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
