using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// The promise about a value shown once: whatever happens to a create, the caller learns what is true.
/// </summary>
public sealed class CreateOutcomeTests
{
    public static TheoryData<string, Fault> Unknowns =>
        new()
        {
            { "lost before", Fault.DropBefore().On("POST") },
            { "lost after", Fault.DropAfterCommit().On("POST") },
            { "a gateway's fault", Fault.RespondAfterCommit(502, "<html>").On("POST") },
            { "the service's fault", Fault.RespondAfterCommit(500, """{"message":"sorry"}""").On("POST") },
            { "a redirect", Fault.Respond(302).On("POST") },
            { "a sign-in page", Fault.Respond(200, "<html>please sign in</html>", "text/html").On("POST") },
            { "an error under a success", Fault.Respond(200, """{"exception":{"id":"AIUCO1000E"}}""").On("POST") },
            { "later", Fault.Respond(202).On("POST") },
        };

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unknowns))]
    public async Task Without_an_answer_that_tells_the_outcome_is_unknown_and_nothing_is_sent_again(
        string what,
        Fault fault
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(fault);

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.IssueAsync()
        );

        Assert.Null(error.KeyId);
        Assert.False(error.IsTransient, what);
        Assert.Contains("ist the keys", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, maximo.Arrived("POST"));
    }

    [Promise(1)]
    [Theory]
    [InlineData("""{"id":"a-t-abc","version":1}""", "a-t-abc")]
    [InlineData("""{"id":"a-t-abc","token":""}""", "a-t-abc")]
    [InlineData("""{"id":"a-t-abc","token":" "}""", "a-t-abc")]
    [InlineData("""{"id":"a-t-abc","token":null}""", "a-t-abc")]
    [InlineData("""{"id":"a-t-abc","token":17}""", "a-t-abc")]
    [InlineData("""{"version":1}""", null)]
    [InlineData("", null)]
    [InlineData("""{"id":"a-t-abc","tok""", null)]
    [InlineData("""[{"id":"a-t-abc"}]""", null)]
    public async Task A_value_that_does_not_arrive_is_lost_and_the_id_is_told_where_there_is_one(
        string body,
        string? id
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyValueLostException error = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.IssueAsync());

        Assert.Equal((id, 201), (error.KeyId, error.StatusCode));
        Assert.Equal(1, maximo.Arrived("POST"));
    }

    [Promise(1)]
    [Fact]
    public async Task A_key_whose_value_was_lost_can_be_refreshed_or_deleted_by_the_id_that_is_told()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.CreateOmitsToken = true;

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.IssueAsync());
        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync(lost.KeyId!, The.Token);

        Assert.True(maximo.Held(lost.KeyId!).Matches(refreshed.Value.Reveal()));
        await maximo.Keys.DeleteAsync(lost.KeyId!, The.Token);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_value_lost()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.CutShort(20).On("POST"));
        maximo.Emulator.Faults.Add(Fault.Oversize(20_000_000).On("POST"));

        await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.IssueAsync());
        await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.IssueAsync());
    }

    [Promise(1)]
    [Theory]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","version":"one"}""",
        "a-t-abc",
        "only the value and the id could be read from the response"
    )]
    [InlineData("""{"id":7,"token":"v1"}""", null, "so look for the key in the list")]
    [InlineData("""{"token":"v1"}""", null, "so look for the key in the list")]
    [InlineData("""{"id":"","token":"v1"}""", null, "the response does not contain its id")]
    [InlineData("""[{"id":"a-t-abc","token":"v1"}]""", null, "so look for the key in the list")]
    [InlineData("""{"id":"a-t-abc","token":"v1","description":"other"}""", "a-t-abc", "its description is 'other'")]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","status":{"active":false}}""",
        "a-t-abc",
        "it is disabled and should not be"
    )]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","status":{"tokenRefreshInterval":"P1Y"}}""",
        "a-t-abc",
        "works for 'P1Y' instead of P90D"
    )]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","status":{"tokenRefreshInterval":"long"}}""",
        "a-t-abc",
        "works for 'long' instead of P90D"
    )]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","permissions":{"userAdmin":true,"systemAdmin":true}}""",
        "a-t-abc",
        "systemAdmin, userAdmin instead of userAdmin"
    )]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","permissions":{"userAdmin":true,"dataAdmin":true}}""",
        "a-t-abc",
        "userAdmin, dataAdmin instead of userAdmin"
    )]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","permissions":{"userAdmin":false}}""",
        "a-t-abc",
        "permissions none instead of userAdmin"
    )]
    public async Task A_key_that_is_not_as_asked_comes_with_its_value_and_says_what_is_other(
        string body,
        string? id,
        string difference
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => maximo.IssueAsync());

        Assert.Equal(("v1", id ?? "", id), (error.Issued!.Value.Reveal(), error.Issued.Key.Id, error.KeyId));
        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("v1", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a-t-abc","token":"v1"}""")]
    [InlineData("""{"id":"a-t-abc","token":"v1","status":null,"permissions":null,"description":null,"version":null}""")]
    [InlineData(
        """{"id":"a-t-abc","token":"v1","status":{"tokenRefreshInterval":"P90D"},"permissions":{"userAdmin":true}}"""
    )]
    public async Task What_the_answer_does_not_tell_is_as_asked(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(200, body).On("POST"));

        MaximoApiKey key = (MaximoApiKey)(await maximo.IssueAsync()).Key;

        Assert.Equal(
            ("user sync", ApiKeyStatus.Enabled, MaximoPermissions.UserAdmin, "P90D"),
            (key.Name, key.Status, key.KnownScopes, key.TokenRefreshInterval!.ToString())
        );
    }

    [Fact]
    public async Task A_key_without_the_permissions_that_were_asked_for_can_be_revoked_at_once()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.CreateDropsPermissions = true;

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => maximo.IssueAsync());
        await maximo.Keys.DeleteAsync(error.Issued!.Key.Id, The.Token);

        Assert.Contains("permissions none instead of userAdmin", error.Message, StringComparison.Ordinal);
        Assert.Single(maximo.Service.Keys);
    }

    [Promise(3)]
    [Fact]
    public async Task A_create_that_was_turned_away_unprocessed_is_repeated()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(429).On("POST").Times(2));

        await maximo.IssueAsync();

        Assert.Equal((3, 2), (maximo.Arrived("POST"), maximo.Service.Keys.Count));
    }

    [Promise(1)]
    [Fact]
    public async Task Cancelled_before_it_leaves_nothing_is_sent_and_after_that_the_outcome_is_unknown()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        using CancellationTokenSource cancelled = new();
        maximo.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));

        Task<IssuedApiKey> create = maximo.Keys.CreateAsync(
            "ci",
            MaximoPermissions.UserAdmin,
            MaximoRefreshInterval.Days(1),
            cancelled.Token
        );
        await maximo.Emulator.Requests.WaitForAsync(
            request => request is { Method: "POST", Committed: true },
            The.Token
        );
        await cancelled.CancelAsync();
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            maximo.Keys.CreateAsync("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(1), cancelled.Token)
        );

        Assert.IsAssignableFrom<OperationCanceledException>(unknown.InnerException);
        Assert.Equal(1, maximo.Arrived("POST"));
    }
}
