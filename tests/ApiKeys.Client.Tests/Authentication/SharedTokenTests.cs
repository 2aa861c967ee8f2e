using ApiKeys.Client.Authentication;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Authentication;

/// <summary>All callers with the same credential share one token.</summary>
public sealed class SharedTokenTests
{
    private static readonly Credential _credential = new("id", new SecretValue("secret"));

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly List<(Credential Credential, AccessToken? Previous)> _fetches = [];
    private readonly SharedToken _shared;
    private Func<Task<AccessToken>> _response;

    public SharedTokenTests()
    {
        _response = () =>
            Task.FromResult(
                new AccessToken(
                    new SecretValue($"token {_fetches.Count}"),
                    _clock.GetUtcNow() + TimeSpan.FromMinutes(30)
                )
            );
        _shared = new SharedToken(
            (credential, previous, _) =>
            {
                lock (_fetches)
                {
                    _fetches.Add((credential, previous));
                }

                return _response();
            },
            _clock
        );
    }

    [Fact]
    public async Task A_token_is_reused_until_its_renewal_which_gets_the_previous_token()
    {
        AccessToken first = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Same(first, await GetAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        AccessToken second = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(30));
        await GetAsync();

        Assert.NotSame(first, second);
        Assert.Equal([null, first, second], _fetches.Select(fetch => fetch.Previous));
    }

    [Fact]
    public async Task A_token_is_fetched_with_a_suppressed_execution_context()
    {
        Task<AccessToken> fetched;
        using (ExecutionContext.SuppressFlow())
        {
            fetched = GetAsync();
        }

        Assert.NotNull(await fetched);
    }

    [Fact]
    public async Task An_equal_credential_shares_the_token_and_another_drops_it()
    {
        AccessToken first = await GetAsync();
        Assert.Same(first, await _shared.GetAsync(new Credential("id", new SecretValue("secret"))));
        Assert.NotSame(first, await _shared.GetAsync(new Credential("id", new SecretValue("secret2"))));
        Assert.NotSame(first, await _shared.GetAsync(new Credential("id2", new SecretValue("secret"))));

        Assert.Equal(3, _fetches.Count);
        Assert.All(_fetches, fetch => Assert.Null(fetch.Previous));
    }

    [Fact]
    public async Task Callers_with_the_same_refused_token_share_the_next_and_one_asks_for_permission()
    {
        AccessToken refused = await GetAsync();
        int asked = 0;
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(_shared.TryReplace(refused.Value, () => ++asked > 0)));
        AccessToken[] next = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => GetAsync()));

        Assert.Equal(1, asked);
        Assert.Single(next.Distinct());
        Assert.Equal(2, _fetches.Count);
        Assert.True(_shared.TryReplace(refused.Value, () => false)); // It is replaced already.
        Assert.Same(next[0], await GetAsync());
    }

    [Fact]
    public async Task A_token_that_may_not_be_replaced_is_kept()
    {
        AccessToken refused = await GetAsync();

        Assert.False(_shared.TryReplace(refused.Value, () => false));
        Assert.Same(refused, await GetAsync());
    }

    [Fact]
    public async Task A_refused_credential_is_not_retried_for_thirty_seconds_and_another_is_tried()
    {
        _response = () => throw new ApiKeyAccessDeniedException("no");
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(GetAsync);
        _clock.Advance(TimeSpan.FromSeconds(29));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(GetAsync);
        Assert.Single(_fetches);

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _shared.GetAsync(new Credential("id", new SecretValue("corrected")))
        );
        Assert.Equal(2, _fetches.Count);
    }

    [Fact]
    public async Task A_refused_credential_is_tried_again_after_thirty_seconds()
    {
        _response = () => throw new ApiKeyAccessDeniedException("no");
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(GetAsync);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(GetAsync);

        Assert.Equal(2, _fetches.Count);
    }

    [Fact]
    public async Task Any_other_failure_reaches_all_waiting_callers_and_starts_no_cooldown()
    {
        TaskCompletionSource<AccessToken> failing = new();
        _response = () => failing.Task;
        Task<AccessToken>[] waiting = [.. Enumerable.Range(0, 100).Select(_ => GetAsync())];
        failing.SetException(new ApiKeyOperationFailedException("unreachable"));
        foreach (Task<AccessToken> each in waiting)
        {
            Assert.Equal("unreachable", (await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => each)).Message);
        }

        Assert.Single(_fetches);
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(GetAsync);
        Assert.Equal(2, _fetches.Count);
    }

    [Promise(9)]
    [Theory]
    [InlineData(3600, 3540)]
    [InlineData(100, 90)]
    [InlineData(0, null)]
    [InlineData(-5, null)]
    [InlineData(null, null)]
    public void A_token_is_renewed_shortly_before_it_expires(int? lifetime, int? renewed) =>
        Assert.Equal(
            renewed is { } seconds ? _clock.GetUtcNow().AddSeconds(seconds) : null,
            AccessToken.RenewalOf(lifetime is { } life ? TimeSpan.FromSeconds(life) : null, _clock.GetUtcNow())
        );

    [Fact]
    public void A_token_with_an_unlimited_lifetime_is_used_until_it_is_refused() =>
        Assert.Null(AccessToken.RenewalOf(TimeSpan.MaxValue, _clock.GetUtcNow()));

    private Task<AccessToken> GetAsync() => _shared.GetAsync(_credential);
}
