using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// A refresh gives the same key a new value and invalidates the old one, so its outcome is always reported.
/// </summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task A_refresh_is_sent_without_a_body_and_returns_a_new_value()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();

        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync(issued.Key.Id, The.Token);

        RecordedRequest request = maximo.Requests.Last();
        Assert.Equal(
            ("POST", $"/maximo/v1/apikeys/{issued.Key.Id}/token", ""),
            (request.Method, request.RawTarget, request.Body)
        );
        Assert.Equal((issued.Key.Id, "user sync"), (refreshed.Key.Id, refreshed.Key.Name));
        Assert.True(maximo.Held(issued.Key.Id).Matches(refreshed.Value.Reveal()));
        Assert.False(maximo.Held(issued.Key.Id).Matches(issued.Value.Reveal()));
        Assert.DoesNotContain(refreshed.Value.Reveal(), refreshed.ToString(), StringComparison.Ordinal);
    }

    [Promise(1)]
    [Theory]
    [InlineData("""{"token":"v1"}""")]
    [InlineData("""{"id":"other","token":"v1"}""")]
    [InlineData("""{"id":7,"token":"v1"}""")]
    [InlineData("""{"apikey":{"token":"v1"}}""")]
    public async Task A_value_in_an_otherwise_sparse_response_is_returned(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).On("POST").Path("/token"));

        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync("a-t-abc", The.Token);

        Assert.Equal(
            ("v1", "a-t-abc", false),
            (refreshed.Value.Reveal(), refreshed.Key.Id, refreshed.Key.Expiry.IsKnown)
        );
    }

    public static TheoryData<string, Fault> Losses =>
        new()
        {
            { "cut", Fault.CutShort(20) },
            { "no token", Fault.RespondAfterCommit(200, """{"id":"a-t-abc"}""") },
            { "a blank token", Fault.RespondAfterCommit(200, """{"id":"a-t-abc","token":""}""") },
            { "no body", Fault.RespondAfterCommit(204) },
            { "too long", Fault.Oversize(20_000_000) },
        };

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Losses))]
    public async Task A_missing_new_value_is_reported_as_lost_and_the_key_can_be_refreshed_again(
        string what,
        Fault fault
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(fault.On("POST").Path("/token"));

        ApiKeyValueLostException error = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)
        );
        IssuedApiKey again = await maximo.Keys.RefreshAsync(error.KeyId!, The.Token);

        Assert.Contains("Refresh the key again", error.Message, StringComparison.Ordinal);
        Assert.True(maximo.Held(issued.Key.Id).Matches(again.Value.Reveal()), what);
    }

    public static TheoryData<string, Fault> Unknowns =>
        new()
        {
            { "dropped before", Fault.DropBefore() },
            { "dropped after", Fault.DropAfterCommit() },
            { "503", Fault.RespondAfterCommit(503) },
            { "408", Fault.Respond(408) },
            { "a page", Fault.Respond(200, "<html>", "text/html") },
            { "a redirect", Fault.Respond(307) },
        };

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unknowns))]
    public async Task A_refresh_without_a_response_has_an_unknown_outcome_and_is_not_retried(string what, Fault fault)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(fault.On("POST").Path("/token").Always());

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(issued.Key.Id, error.KeyId);
        Assert.Equal(2, maximo.Arrived("POST"));
        Assert.False(error.IsTransient, what);
    }

    [Promise(3)]
    [Fact]
    public async Task A_refresh_is_never_retried_and_a_429_is_reported_as_transient()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(429).On("POST").Path("/token"));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)
        );
        IssuedApiKey again = await maximo.Keys.RefreshAsync(issued.Key.Id, The.Token);

        Assert.True(error.IsTransient);
        Assert.NotEqual(issued.Value.Reveal(), again.Value.Reveal());
        Assert.Equal(
            2,
            maximo.Requests.Count(static request => request.Path.EndsWith("/token", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_refresh_that_hangs_ends_at_the_call_timeout_with_an_unknown_outcome()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Hang().On("POST").Path("/token"));
        int before = maximo.Emulator.Requests.Count;

        Task<IssuedApiKey> hanging = maximo.Keys.RefreshAsync(issued.Key.Id, The.Token);
        await maximo.Emulator.Requests.WaitForAsync(request => request.Sequence > before, The.Token);
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(hanging.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => hanging);
    }

    [Fact]
    public async Task A_refresh_of_a_missing_key_is_not_found()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        ApiKeyNotFoundException error = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            maximo.Keys.RefreshAsync("a-t-none", The.Token)
        );

        Assert.Equal(("a-t-none", "AIUCO1006E"), (error.KeyId, error.ErrorCode));
    }
}
