using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// The promise about a value shown once: whatever happens to a create, the caller learns what is true.
/// </summary>
public sealed class CreateOutcomeTests
{
    [Promise(1)]
    [Fact]
    public async Task A_connection_lost_before_the_answer_leaves_the_outcome_unknown_and_the_name_to_look_for()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.DropBefore().On("POST"));
        aimms.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        ApiKeyOutcomeUnknownException notDone = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(aimms)
        );
        Assert.Null(await aimms.Keys.FindAsync(notDone.KeyId!, The.Token));

        ApiKeyOutcomeUnknownException done = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(aimms)
        );
        Assert.NotNull(await aimms.Keys.FindAsync(done.KeyId!, The.Token));

        Assert.Equal("ci", done.KeyId);
        Assert.Contains("whether it took effect is unknown", done.Message, StringComparison.Ordinal);
        Assert.False(done.IsTransient);
        Assert.Equal(2, aimms.Arrived("POST"));
    }

    [Promise(1)]
    [Theory]
    [InlineData(500), InlineData(502), InlineData(503), InlineData(504), InlineData(520), InlineData(408)]
    public async Task A_fault_of_the_service_leaves_the_outcome_unknown_and_is_not_repeated(int status)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(status, "{\"message\":\"sorry\"}").On("POST").Always());

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(aimms)
        );

        Assert.Equal((status, "sorry", "ci"), (error.StatusCode, error.ServiceMessage, error.KeyId));
        Assert.Equal(1, aimms.Arrived("POST"));
    }

    public static TheoryData<string, Fault> ValuesThatDoNotArrive =>
        new()
        {
            { "cut within the body", Fault.CutShort(20).On("POST") },
            { "nothing of the body", Fault.CutShort(0).On("POST") },
            { "no JSON", Fault.RespondAfterCommit(201, "<html>secretsecretsecret</html>", "text/html").On("POST") },
            {
                "half JSON",
                Fault.RespondAfterCommit(201, "{\"name\":\"ci\",\"value\":\"secretsecretsecret").On("POST")
            },
            { "no body", Fault.RespondAfterCommit(204).On("POST") },
            { "no value", Fault.RespondAfterCommit(201, "{\"name\":\"ci\"}").On("POST") },
            { "null for a value", Fault.RespondAfterCommit(201, "{\"name\":\"ci\",\"value\":null}").On("POST") },
            { "a blank value", Fault.RespondAfterCommit(201, "{\"name\":\"ci\",\"value\":\" \"}").On("POST") },
            { "a number for a value", Fault.RespondAfterCommit(201, "{\"name\":\"ci\",\"value\":12}").On("POST") },
            { "a list", Fault.RespondAfterCommit(201, "[{\"name\":\"secretsecretsecret\"}]").On("POST") },
            {
                "two values",
                Fault
                    .RespondAfterCommit(
                        201,
                        "[{\"value\":\"secretsecretsecret1\"},{\"value\":\"secretsecretsecret2\"}]"
                    )
                    .On("POST")
            },
            { "the literal null", Fault.RespondAfterCommit(201, "null").On("POST") },
            { "too long", Fault.Oversize(2_000_000).On("POST") },
        };

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(ValuesThatDoNotArrive))]
    public async Task A_success_whose_value_does_not_arrive_is_a_value_lost(string what, Fault fault)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxResponseBytes = 1_000_000);
        aimms.Emulator.Faults.Add(fault);

        ApiKeyValueLostException error = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => CreateAsync(aimms));

        Assert.Equal("ci", error.KeyId);
        Assert.NotNull(error.StatusCode);
        Assert.Contains("Delete the key and create another", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretsecret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, aimms.Arrived("POST"));
        Assert.NotEmpty(what);

        await aimms.Keys.DeleteAsync(error.KeyId!, The.Token);
        Assert.Equal("ci", (await CreateAsync(aimms)).Key.Id);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    public async Task A_value_under_the_wrong_content_type_is_not_lost(string type)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.ContentType(type).On("POST"));

        IssuedApiKey issued = await CreateAsync(aimms);

        Assert.True(Issued(aimms).Matches(issued.Value.Reveal()));
    }

    [Theory]
    [InlineData("{\"value\":\"v1\"}")]
    [InlineData("{\"VALUE\":\"v1\",\"name\":null,\"scopes\":null,\"expiration_date\":null}")]
    [InlineData("{\"value\":\"v1\",\"scopes\":[{\"id\":7,\"scope\":\"Task\"}],\"more\":[1,{}]}")]
    [InlineData("{\"value\":\"v1\",\"expiration_date\":\"2027-02-19T00:00:00.000000000Z\"}")]
    [InlineData("{\"value\":\"v1\",\"scopes\":\"Tasks\"}")]
    [InlineData("{\"value\":\"v1\",\"scopes\":\"Tasks\",\"name\":\"ci\"}")]
    [InlineData("\uFEFF {\"value\":\"v1\"} ")]
    public async Task Surprises_beside_the_value_do_not_cost_it(string body)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(200, body).On("POST"));

        IssuedApiKey issued = await CreateAsync(aimms);

        Assert.Equal(("v1", "ci"), (issued.Value.Reveal(), issued.Key.Id));
        Assert.Equal(AimmsScopes.Tasks, issued.Key.KnownAimmsScopes());
    }

    [Promise(1)]
    [Theory]
    [InlineData("{\"name\":5,\"value\":\"v1\"}")]
    [InlineData("{\"data\":{\"name\":\"ci\",\"value\":\"v1\"}}")]
    [InlineData("[{\"name\":\"ci\",\"value\":\"v1\"}]")]
    [InlineData("{\"name\":\"ci\",\"value\":\"v1\"} {\"more\":1}")]
    [InlineData("{\"value\":\"v1\",\"scopes\":[null]}")]
    public async Task A_value_in_an_answer_that_is_otherwise_unreadable_is_handed_over(string body)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        (string value, string? difference) = await IssueAsync(aimms);

        Assert.Equal("v1", value);
        Assert.Contains("only the value could be read from the response", difference, StringComparison.Ordinal);
    }

    private static async Task<(string Value, string? Difference)> IssueAsync(AimmsFixture aimms)
    {
        try
        {
            return ((await CreateAsync(aimms)).Value.Reveal(), null);
        }
        catch (ApiKeyMismatchException other)
        {
            return (other.Issued!.Value.Reveal(), other.Message);
        }
    }

    [Promise(1)]
    [Theory]
    [InlineData(200, "<html>please sign in</html>")]
    [InlineData(200, "{\"error\":\"quota exceeded, nothing created\"}")]
    [InlineData(202, "")]
    [InlineData(302, "")]
    [InlineData(303, "")]
    public async Task An_answer_that_does_not_say_that_the_key_was_created_leaves_it_unknown(int status, string body)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(status, body).On("POST"));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(aimms)
        );

        Assert.Equal((status, "ci"), (error.StatusCode, error.KeyId));
    }

    [Fact]
    public async Task A_refusal_whose_body_breaks_off_or_hangs_is_a_refusal()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await CreateAsync(aimms);
        aimms.Emulator.Faults.Add(Fault.CutShort(3).On("POST"));
        aimms.Emulator.Faults.Add(Fault.HangInBody(3).On("POST"));
        using CancellationTokenSource cancelled = new();

        await Assert.ThrowsAsync<ApiKeyConflictException>(() => CreateAsync(aimms));
        Task<IssuedApiKey> create = aimms.Keys.CreateAsync(
            "ci",
            AimmsScopes.Tasks,
            aimms.InNinetyDays,
            cancelled.Token
        );
        await aimms.Emulator.Requests.WaitForAsync(request => request is { Sequence: > 2, Status: 409 }, The.Token);
        await cancelled.CancelAsync();
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => create);

        Assert.True(error is OperationCanceledException or ApiKeyOutcomeUnknownException, error.ToString());
    }

    [Promise(1)]
    [Fact]
    public async Task A_key_with_other_scopes_than_asked_is_not_as_asked_and_can_be_used_or_revoked()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.CreateDropsScopes = true;

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.PublishApp | AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal(["PublishApp"], error.Issued!.Key.Scopes);
        Assert.Contains("PublishApp instead of PublishApp, Tasks", error.Message, StringComparison.Ordinal);
        Assert.True(Issued(aimms).Matches(error.Issued.Value.Reveal()));
        Assert.DoesNotContain(error.Issued.Value.Reveal(), error.ToString(), StringComparison.Ordinal);
        await aimms.Keys.DeleteAsync(error.Issued.Key.Id, The.Token);
    }

    [Promise(1)]
    [Theory]
    [InlineData("{\"value\":\"v1\",\"expiration_date\":\"2030-01-01\"}", "it expires at 2030-01-01")]
    [InlineData("{\"value\":\"v1\",\"expiration_date\":\"never\"}", "its expiry, 'never', cannot be understood")]
    [InlineData("{\"value\":\"v1\",\"expiration_date\":7258118400}", "its expiry, '7258118400', cannot be understood")]
    [InlineData("{\"value\":\"v1\",\"name\":\"other\"}", "its name is 'other'")]
    [InlineData("{\"value\":\"v1\",\"scopes\":[\"Tasks\",\"Account\"]}", "Tasks, Account instead of Tasks")]
    [InlineData("{\"value\":\"v1\",\"scopes\":[]}", "instead of Tasks")]
    public async Task Every_difference_from_what_was_asked_is_told(string body, string difference)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => CreateAsync(aimms));

        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Equal("v1", error.Issued!.Value.Reveal());
    }

    [Fact]
    public async Task A_key_of_another_name_than_asked_is_told_by_its_own()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, """{"value":"v1","name":"other"}""").On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => CreateAsync(aimms));

        Assert.Equal(("other", "other"), (error.Issued!.Key.Id, error.Issued.Key.Name));
    }

    /// <summary>A time zone's difference is none; the text of the expiry is as the service wrote it.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(2, false)]
    public async Task An_expiry_may_be_a_day_beside_the_one_that_was_sent(int days, bool isAsAsked)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        string reported = aimms
            .InNinetyDays.UtcDateTime.Date.AddDays(days)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        aimms.Emulator.Faults.Add(
            Fault.RespondAfterCommit(201, $$"""{"value":"v1","expiration_date":"{{reported}}"}""").On("POST")
        );

        if (isAsAsked)
        {
            Assert.Equal(reported, (await CreateAsync(aimms)).Key.Expiry.Text);
        }
        else
        {
            await Assert.ThrowsAsync<ApiKeyMismatchException>(() => CreateAsync(aimms));
        }
    }

    [Theory]
    [InlineData(AimmsEndpoint.UserManager)]
    [InlineData(AimmsEndpoint.ProApi)]
    public async Task A_value_that_is_blank_is_a_value_lost_at_either_endpoint(AimmsEndpoint endpoint)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.Endpoint = endpoint);
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, """{"name":"ci","value":" "}""").On("POST"));

        Assert.Contains(
            "'value'",
            (await Assert.ThrowsAsync<ApiKeyValueLostException>(() => CreateAsync(aimms))).Message,
            StringComparison.Ordinal
        );
    }

    [Promise(1)]
    [Fact]
    public async Task Cancelling_before_the_request_leaves_is_a_cancellation_and_nothing_is_sent()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, cancelled.Token)
        );

        Assert.Equal(cancelled.Token, error.CancellationToken);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Promise(1)]
    [Fact]
    public async Task Cancelling_after_the_request_left_leaves_the_outcome_unknown_with_the_cancellation_inside()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));
        using CancellationTokenSource cancelled = new();

        Task<IssuedApiKey> create = aimms.Keys.CreateAsync(
            "ci",
            AimmsScopes.Tasks,
            aimms.InNinetyDays,
            cancelled.Token
        );
        await aimms.Emulator.Requests.WaitForAsync(request => request.Committed, The.Token);
        await cancelled.CancelAsync();

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.IsAssignableFrom<OperationCanceledException>(error.InnerException);
        Assert.Equal("ci", error.KeyId);
    }

    [Fact]
    public async Task Cancelling_while_the_value_arrives_is_a_value_lost()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.HangInBody(10).On("POST"));
        using CancellationTokenSource cancelled = new();

        Task<IssuedApiKey> create = aimms.Keys.CreateAsync(
            "ci",
            AimmsScopes.Tasks,
            aimms.InNinetyDays,
            cancelled.Token
        );
        await aimms.Emulator.Requests.WaitForAsync(request => request.Committed, The.Token);
        await cancelled.CancelAsync();

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => create);
        Assert.True(error is ApiKeyValueLostException or ApiKeyOutcomeUnknownException, error.ToString());
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_means_not_done_and_worth_another_try()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxRetries = 2);
        await aimms.Emulator.DisposeAsync();

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            CreateAsync(aimms)
        );

        Assert.True(error.IsTransient);
        Assert.Null(error.StatusCode);
        Assert.Contains("could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_name_is_a_conflict_and_leaves_the_existing_key_alone()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        IssuedApiKey first = await CreateAsync(aimms);

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() => CreateAsync(aimms));

        Assert.Equal((409, "ci", "prod", "Aimms"), (error.StatusCode, error.KeyId, error.Account, error.Service));
        Assert.True(Issued(aimms).Matches(first.Value.Reveal()));
    }

    private static Task<IssuedApiKey> CreateAsync(AimmsFixture aimms) =>
        aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

    private static Testing.Aimms.AimmsEmulatedKey Issued(AimmsFixture aimms) =>
        Assert.Single(aimms.Emulator.Aimms.Keys, key => key.Name == "ci");
}
