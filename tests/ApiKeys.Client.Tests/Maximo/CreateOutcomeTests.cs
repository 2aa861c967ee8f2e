using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// The promise about a value that is shown once: whatever happens to a create, the caller gets its actual outcome.
/// </summary>
public sealed class CreateOutcomeTests
{
    public static TheoryData<string, Fault> Unknowns =>
        new()
        {
            { "lost before", Fault.DropBefore().On("POST") },
            { "lost after", Fault.DropAfterCommit().On("POST") },
            { "a gateway error", Fault.RespondAfterCommit(502, "<html>").On("POST") },
            { "a server error", Fault.RespondAfterCommit(500, """{"message":"sorry"}""").On("POST") },
            { "a redirect", Fault.Respond(302).On("POST") },
            { "a sign-in page", Fault.Respond(200, "<html>please sign in</html>", "text/html").On("POST") },
            { "an error under a success", Fault.Respond(200, """{"exception":{"id":"AIUCO1000E"}}""").On("POST") },
            { "later", Fault.Respond(202).On("POST") },
        };

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unknowns))]
    public async Task A_create_without_a_conclusive_response_has_an_unknown_outcome_and_is_not_retried(
        string what,
        Fault fault
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(fault);

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.CreateKeyAsync()
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
    public async Task A_missing_value_is_reported_as_lost_with_the_id_if_there_is_one(string body, string? id)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyValueLostException error = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            maximo.CreateKeyAsync()
        );

        Assert.Equal((id, 201), (error.KeyId, error.StatusCode));
        Assert.Equal(1, maximo.Arrived("POST"));
    }

    [Promise(1)]
    [Fact]
    public async Task A_key_with_a_lost_value_can_be_refreshed_or_deleted_by_the_reported_id()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.CreateOmitsToken = true;

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            maximo.CreateKeyAsync()
        );
        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync(lost.KeyId!, The.Token);

        Assert.True(maximo.Held(lost.KeyId!).Matches(refreshed.Value.Reveal()));
        await maximo.Keys.DeleteAsync(lost.KeyId!, The.Token);
    }

    [Fact]
    public async Task A_response_that_breaks_off_is_reported_as_a_lost_value()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.CutShort(20).On("POST"));
        maximo.Emulator.Faults.Add(Fault.Oversize(20_000_000).On("POST"));

        await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.CreateKeyAsync());
        await Assert.ThrowsAsync<ApiKeyValueLostException>(() => maximo.CreateKeyAsync());
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
    public async Task A_mismatched_key_is_returned_with_its_value_and_the_difference(
        string body,
        string? id,
        string difference
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            maximo.CreateKeyAsync()
        );

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
    public async Task Members_missing_from_the_response_are_taken_from_the_request(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(200, body).On("POST"));

        MaximoApiKey key = (MaximoApiKey)(await maximo.CreateKeyAsync()).Key;

        Assert.Equal(
            ("user sync", ApiKeyStatus.Enabled, MaximoPermissions.UserAdmin, "P90D"),
            (key.Name, key.Status, key.KnownScopes, key.TokenRefreshInterval!.ToString())
        );
    }

    [Fact]
    public async Task A_key_without_the_requested_permissions_can_be_revoked()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.CreateDropsPermissions = true;

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            maximo.CreateKeyAsync()
        );
        await maximo.Keys.DeleteAsync(error.Issued!.Key.Id, The.Token);

        Assert.Contains("permissions none instead of userAdmin", error.Message, StringComparison.Ordinal);
        Assert.Single(maximo.Service.Keys);
    }

    [Promise(3)]
    [Fact]
    public async Task A_create_that_was_rejected_unprocessed_is_retried()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(429).On("POST").Times(2));

        await maximo.CreateKeyAsync();

        Assert.Equal((3, 2), (maximo.Arrived("POST"), maximo.Service.Keys.Count));
    }

    [Promise(1)]
    [Fact]
    public async Task Cancelling_before_sending_sends_nothing_and_later_leaves_the_outcome_unknown()
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
