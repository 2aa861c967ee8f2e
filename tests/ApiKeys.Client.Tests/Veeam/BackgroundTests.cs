using System.Globalization;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// Operations that the service accepts with 202 and does in the background are followed to their end.
/// </summary>
public sealed class BackgroundTests
{
    private readonly ManualClock _clock = new(The.Now);

    public static MatrixTheoryData<VeeamAsyncLocation, VeeamAsyncResultShape> Shapes =>
        new MatrixTheoryData<VeeamAsyncLocation, VeeamAsyncResultShape>(
            Enum.GetValues<VeeamAsyncLocation>(),
            Enum.GetValues<VeeamAsyncResultShape>()
        );

    [Promise(4)]
    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_key_is_read_from_the_result_and_the_result_is_deleted(
        VeeamAsyncLocation location,
        VeeamAsyncResultShape shape
    )
    {
        await using VeeamFixture veeam = await StartAsync();
        (veeam.Veeam.Variants.AsyncLocation, veeam.Veeam.Variants.AsyncResultShape) = (location, shape);

        IssuedApiKey issued = await PassAsync(CreateAsync(veeam));

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
        Assert.Equal(1, veeam.Arrived("POST"));
        Assert.Equal(1, veeam.Arrived("DELETE", "/result"));
        Assert.All(
            veeam.Emulator.Requests,
            request => Assert.StartsWith("/veeam/api/v3/", request.Path, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("{{\"data\":[{0}],\"errors\":null}}")]
    [InlineData("{{\"data\":{0},\"errors\":[]}}")]
    public async Task A_key_is_read_completely_from_a_result_with_another_shape(string form)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(200, string.Format(CultureInfo.InvariantCulture, form, Login(veeam.Veeam.AdministratorUid)))
                .On("GET")
                .Path("/result")
        );

        IssuedApiKey issued = await CreateAsync(veeam);

        Assert.Equal(($"{veeam.Veeam.AdministratorUid}/7", "v1"), (issued.Key.Id, issued.Value.Reveal()));
        Assert.Equal(["rest"], issued.Key.Scopes);
        Assert.Equal((1, 1), (veeam.Arrived("GET", "/result"), veeam.Arrived("DELETE", "/result")));
    }

    [Fact]
    public async Task A_result_of_two_logins_is_a_mismatch_and_its_value_is_returned()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string login = Login(veeam.Veeam.AdministratorUid);
        veeam.Emulator.Faults.Add(Fault.Respond(200, $"[{login},{login}]").On("GET").Path("/result"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => CreateAsync(veeam));

        Assert.Equal(("v1", (string?)null), (error.Issued!.Value.Reveal(), error.KeyId));
    }

    [Fact]
    public async Task The_id_is_read_from_an_otherwise_unreadable_list_of_one()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string id = $"{veeam.Veeam.AdministratorUid}/7";
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(200, $$"""[{"id":7,"userUid":"{{veeam.Veeam.AdministratorUid}}","parameters":"v1"}]""")
                .On("GET")
                .Path("/result")
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => CreateAsync(veeam));

        Assert.Equal(("v1", id), (error.Issued!.Value.Reveal(), error.KeyId));
    }

    [Theory]
    [InlineData("""{"data":null,"errors":[{"message":"no license","code":17}]}""", "17", "no license")]
    [InlineData("""{"errors":[{"message":"no license"}]}""", null, "no license")]
    [InlineData("""{"data":null,"errors":[]}""", null, null)]
    public async Task The_error_of_a_failed_action_is_read_even_with_a_success_status(
        string body,
        string? code,
        string? said
    )
    {
        await using VeeamFixture veeam = await StartAsync();
        (veeam.Veeam.Variants.AsyncPolls, veeam.Veeam.Variants.AsyncOutcome) = (0, VeeamAsyncOutcome.Failed);
        veeam.Emulator.Faults.Add(Fault.Respond(200, body).On("GET").Path("/result").Always());

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            CreateAsync(veeam)
        );

        Assert.Equal((code, said), (error.ErrorCode, error.ServiceMessage));
        Assert.Equal(said is not null, error.Message.Contains("it says: 'no license'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_instead_of_a_result_leaves_the_outcome_unknown_and_resumable()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(
            Fault.Respond(200, """{"data":null,"errors":[{"message":"not now"}]}""").On("GET").Path("/result")
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(veeam)
        );
        Assert.Contains("not now", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(0, veeam.Arrived("DELETE", "/result"));

        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);
        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task The_id_of_an_action_is_reported_before_anybody_waits_for_it()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string? reported = null;
        int asked = -1;

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            veeam.Keys.CreateAsync(
                new VeeamApiKeyRequest("ci", VeeamScopes.Rest)
                {
                    OnActionStarted = (id, _) =>
                    {
                        (reported, asked) = (id, veeam.Arrived("GET", id));
                        throw new IOException("The store is full.");
                    },
                },
                The.Token
            )
        );

        Assert.Equal(0, asked);
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(reported!, The.Token);
        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task The_deletion_of_a_result_has_its_own_request_id_which_its_retry_reuses()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("DELETE").Path("/result"));

        await CreateAsync(veeam);

        string[] ids =
        [
            .. veeam
                .Emulator.Requests.Where(request => request.Method == "DELETE")
                .Select(request => request.Headers["X-Request-id"]),
        ];
        Assert.Equal(2, ids.Length);
        Assert.True(Guid.TryParse(Assert.Single(ids.Distinct()), out _));
        Assert.NotEqual(
            ids[0],
            Assert.Single(veeam.Emulator.Requests, request => request.Method == "POST").Headers["X-Request-id"]
        );
    }

    [Fact]
    public async Task A_read_in_the_background_is_not_followed_and_the_error_names_the_action()
    {
        await using VeeamFixture veeam = await StartAsync();
        (veeam.Veeam.Variants.AsyncMode, veeam.Veeam.Variants.AsyncMethods) = (VeeamAsyncMode.Always, ["GET"]);

        ApiKeyOperationFailedException list = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.ListForAllUsersAsync(The.Token).GetAsyncEnumerator(The.Token).MoveNextAsync().AsTask()
        );
        ApiKeyOperationFailedException find = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.FindAsync($"{veeam.Veeam.AdministratorUid}/{veeam.Veeam.AdministratorLoginId}", The.Token)
        );

        foreach (ApiKeyException error in new[] { list, find })
        {
            Assert.Matches(
                "as action [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}, and the SDK does not wait for it",
                error.Message
            );
            Assert.Contains("Configure the server to respond to GET at once", error.Message, StringComparison.Ordinal);
            Assert.Equal(202, error.StatusCode);
        }

        Assert.DoesNotContain(
            veeam.Emulator.Requests,
            request => request.Path.Contains("asyncAction", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Polling_delays_grow_from_one_second_to_ten()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 7;
        Task<IssuedApiKey> create = CreateAsync(veeam);

        foreach (int seconds in new[] { 1, 2, 4, 8, 10, 10, 10 })
        {
            await _clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.NotNull(await create);
        Assert.Equal(8, veeam.Emulator.Requests.Count(IsPoll));
    }

    [Promise(1, 6)]
    [Fact]
    public async Task At_the_call_timeout_the_outcome_is_unknown_and_a_resume_returns_the_key()
    {
        await using VeeamFixture veeam = await StartAsync();
        (veeam.Veeam.Variants.AsyncDuration, veeam.Veeam.Variants.AsyncPolls) = (TimeSpan.FromMinutes(5), 0);

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            PassAsync(CreateAsync(veeam))
        );
        Assert.Contains(
            $"as action {unknown.ActionId}: resume with that id",
            unknown.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            Assert.Single(veeam.Emulator.Requests, request => request.Method == "POST").Headers["X-Request-id"],
            unknown.ActionId
        );

        ApiKeyOutcomeUnknownException stillUnknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            PassAsync(veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token))
        );
        Assert.Equal(unknown.ActionId, stillUnknown.ActionId);

        IssuedApiKey issued = await PassAsync(veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token));
        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
        Assert.Equal((1, 1), (veeam.Arrived("POST"), veeam.Arrived("DELETE", "/result")));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task A_result_is_available_for_five_minutes_and_then_the_value_is_lost(int minutes, bool isThere)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/result"));
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(veeam)
        );
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Task<IssuedApiKey> resume = veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        if (isThere)
        {
            Assert.True(veeam.Login((await resume).Key).Matches((await resume).Value.Reveal()));
            return;
        }

        ApiKeyOutcomeUnknownException gone = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => resume);
        Assert.Null(gone.ActionId);
        Assert.Contains("its value is lost: delete it", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_result_of_a_known_action_is_a_lost_value()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        const string gone = """{"errors":[{"message":"No such result.","type":"logical","code":404}]}""";
        veeam.Emulator.Faults.Add(Fault.Respond(404, gone).On("GET").Path("/result"));

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => CreateAsync(veeam));

        Assert.Contains("has forgotten the result", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_from_a_gateway_instead_of_a_result_leaves_the_create_resumable()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(Fault.Respond(404, "<html></html>", "text/html").On("GET").Path("/result"));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(veeam)
        );
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task An_unreadable_result_without_a_value_is_a_lost_value_with_an_id()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(200, $$"""{"data":{"id":7,"userUid":"{{veeam.Veeam.AdministratorUid}}"} }""")
                .On("GET")
                .Path("/result")
        );

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => CreateAsync(veeam));

        Assert.Equal($"{veeam.Veeam.AdministratorUid}/7", lost.KeyId);
        Assert.Contains("The response lacks the member", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_can_be_resumed_once()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string action = await UnknownAsync(veeam);
        await veeam.Keys.ResumeAsync(action, The.Token);

        await Assert.ThrowsAsync<ApiKeyValueLostException>(() => veeam.Keys.ResumeAsync(action, The.Token));
    }

    [Fact]
    public async Task A_resumed_key_is_compared_with_the_parameters_of_the_action()
    {
        await using VeeamFixture veeam = await StartAsync();
        (veeam.Veeam.Variants.AsyncPolls, veeam.Veeam.Variants.IssueWidensScopes) = (0, true);
        string action = await UnknownAsync(veeam);

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            veeam.Keys.ResumeAsync(action, The.Token)
        );

        Assert.Contains("instead of rest", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"description=ci\"")]
    [InlineData("{\"scopes\":\"[unreadable\",\"isReadAccessOnly\":[7],\"description\":[]}")]
    [InlineData("{\"scopes\":\"[7]\"}")]
    [InlineData("{\"scopes\":[\"rest\"],\"description\":\"ci\"}")]
    [InlineData("{\"scopes\":[],\"description\":null}")]
    public async Task Parameters_missing_from_an_action_are_not_compared(string parameters)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string action = await UnknownAsync(veeam);
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    $$"""{"data":{"id":"{{action}}","status":"Succeeded","queryParameters":{{parameters}} } }"""
                )
                .On("GET")
                .Path("/asyncActions")
        );

        IssuedApiKey issued = await veeam.Keys.ResumeAsync(action, The.Token);

        Assert.Equal("ci", issued.Key.Name);
    }

    [Theory]
    [InlineData("""{"description":"nightly"}""", "its description is 'ci'")]
    [InlineData("""{"description":["nightly"],"isReadAccessOnly":[]}""", "its description is 'ci'")]
    [InlineData("""{"scopes":["ui","rest"]}""", "it carries the scopes rest instead of ui, rest")]
    [InlineData("""{"scopes":"[\"ui\",\"rest\"]"}""", "it carries the scopes rest instead of ui, rest")]
    [InlineData("""{"scopes":"ui"}""", "it carries the scopes rest instead of ui")]
    [InlineData("""{"isReadAccessOnly":true}""", "it can make changes, although a read-only key was requested")]
    [InlineData(
        """{"isReadAccessOnly":["true"],"scopes":["rest"]}""",
        "it can make changes, although a read-only key was requested"
    )]
    public async Task The_parameters_of_an_action_are_read_in_any_shape(string parameters, string difference)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        string action = await UnknownAsync(veeam);
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    $$"""{"data":{"id":"{{action}}","status":"Succeeded","queryParameters":{{parameters}} } }"""
                )
                .On("GET")
                .Path("/asyncActions")
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            veeam.Keys.ResumeAsync(action, The.Token)
        );

        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Contains("resuming the creation of a key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VeeamAsyncOutcome.Failed, "failed")]
    [InlineData(VeeamAsyncOutcome.Canceled, "canceled")]
    public async Task A_failed_or_cancelled_action_creates_nothing(VeeamAsyncOutcome outcome, string status)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncOutcome = outcome;
        int before = veeam.Veeam.Logins.Count;

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            PassAsync(CreateAsync(veeam))
        );

        Assert.Contains($"did not do it (action", error.Message, StringComparison.Ordinal);
        Assert.Contains(status, error.Message, StringComparison.Ordinal);
        Assert.Equal(outcome == VeeamAsyncOutcome.Failed ? "The action failed." : null, error.ServiceMessage);
        Assert.Equal(before, veeam.Veeam.Logins.Count);
    }

    [Theory]
    [InlineData(VeeamAsyncOutcome.Succeed)]
    [InlineData(VeeamAsyncOutcome.Failed)]
    public async Task Changes_and_deletions_in_the_background_are_followed(VeeamAsyncOutcome outcome)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncMethods = ["PATCH", "DELETE"];
        string id = (await CreateAsync(veeam)).Key.Id;
        veeam.Veeam.Variants.AsyncOutcome = outcome;

        if (outcome == VeeamAsyncOutcome.Succeed)
        {
            Assert.Equal(ApiKeyStatus.Disabled, (await PassAsync(veeam.Keys.DisableAsync(id, The.Token))).Status);
            await PassAsync(veeam.Keys.DeleteAsync(id, The.Token));
            Assert.DoesNotContain(veeam.Veeam.Logins, login => login.Description == "ci");
            return;
        }

        Assert.Contains(
            "did not do it",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    PassAsync(veeam.Keys.DisableAsync(id, The.Token))
                )
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "did not do it",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    PassAsync(veeam.Keys.DeleteAsync(id, The.Token))
                )
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("enabled", Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci").Status);
    }

    [Promise(6)]
    [Fact]
    public async Task A_background_change_that_exceeds_the_timeout_is_unknown_and_not_retried()
    {
        await using VeeamFixture veeam = await StartAsync();
        string id = (await PassAsync(CreateAsync(veeam))).Key.Id;
        (veeam.Veeam.Variants.AsyncDuration, veeam.Veeam.Variants.AsyncPolls) = (TimeSpan.FromMinutes(10), 0);

        ApiKeyOutcomeUnknownException patch = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            PassAsync(veeam.Keys.DisableAsync(id, The.Token))
        );
        ApiKeyOutcomeUnknownException delete = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            PassAsync(veeam.Keys.DeleteAsync(id, The.Token))
        );

        Assert.NotNull(patch.ActionId);
        Assert.NotNull(delete.ActionId);
        Assert.Contains("list the keys later", patch.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), (veeam.Arrived("PATCH"), veeam.Arrived("DELETE"))); // One DELETE is that of the result.
    }

    [Fact]
    public async Task Cancelling_during_an_action_leaves_the_outcome_unknown_with_the_action_id()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 1000;
        using CancellationTokenSource cancelled = new();

        Task<IssuedApiKey> create = veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: cancelled.Token);
        await _clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(1));
        await cancelled.CancelAsync();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.NotNull(unknown.ActionId);
        Assert.IsAssignableFrom<OperationCanceledException>(unknown.InnerException);
    }

    [Promise(1)]
    [Fact]
    public async Task A_value_is_returned_although_the_result_cannot_be_deleted()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("DELETE").Always());

        IssuedApiKey issued = await CreateAsync(veeam);
        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));

        veeam.Emulator.Faults.Clear();
        veeam.Emulator.Faults.Add(Fault.Hang().On("DELETE"));
        using CancellationTokenSource cancelled = new();
        Task<IssuedApiKey> second = veeam.Keys.CreateAsync(
            "second",
            VeeamScopes.Rest,
            cancellationToken: cancelled.Token
        );
        await veeam.Emulator.Requests.WaitForAsync(
            request => request.Method == "DELETE" && request.Status is null,
            The.Token
        );
        await cancelled.CancelAsync();
        Assert.Equal("second", (await second).Key.Name);
    }

    [Promise(4)]
    [Theory]
    [InlineData("https://elsewhere.example/steal")]
    [InlineData("/api/v3/asyncActions/12")]
    [InlineData("/api/v3/asyncActions/00000000-0000-0000-0000-0000000000001")]
    public async Task A_location_without_an_action_id_is_not_followed(string location)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncMode = VeeamAsyncMode.Never;
        veeam.Emulator.Faults.Add(
            Fault.Respond(202, headers: new Dictionary<string, string> { ["Location"] = location }).On("POST")
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateAsync(veeam)
        );

        Assert.Null(unknown.ActionId);
        Assert.Contains(
            "The service processes the request in the background, and does not report its id.",
            unknown.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            veeam.Emulator.Requests,
            request => request.Path.Contains("asyncAction", StringComparison.Ordinal)
        );
    }

    [Promise(6)]
    [Fact]
    public async Task An_unknown_state_is_polled_again_and_a_transient_error_is_retried()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(
            Fault
                .Respond(200, """{"data":{"id":"955b0b80-da62-4434-9f50-2c1b099948f2","status":"pondering"}}""")
                .On("GET")
                .Path("/asyncActions")
        );
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET").Path("/asyncActions"));
        veeam.Emulator.Faults.Add(Fault.CutShort(10).On("GET").Path("/result"));

        IssuedApiKey issued = await PassAsync(CreateAsync(veeam));

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Theory]
    [InlineData("""{"data":{"id":"seven","parameters":"v1"}}""", "v1")]
    [InlineData("<html>", null)]
    public async Task A_value_in_an_unreadable_result_is_returned(string body, string? value)
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.AsyncPolls = 0;
        veeam.Emulator.Faults.Add(Fault.Respond(200, body).On("GET").Path("/result").Times(2));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => CreateAsync(veeam));

        Assert.Equal(value, (error as ApiKeyMismatchException)?.Issued!.Value.Reveal());
        Assert.True(
            error is ApiKeyMismatchException or ApiKeyOutcomeUnknownException { ActionId: not null },
            error.ToString()
        );
        Assert.Equal(value is null ? 0 : 1, veeam.Arrived("DELETE", "/result"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("{955b0b80-da62-4434-9f50-2c1b099948f2}")]
    [InlineData("955b0b80-da62-4434-9f50-2c1b099948f2/result")]
    public async Task An_invalid_action_id_is_refused_before_anything_is_sent(string id)
    {
        await using VeeamFixture veeam = await StartAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await veeam.Keys.ResumeAsync(id, The.Token)
        );

        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(veeam.Emulator.Requests);
    }

    private static string Login(Guid userUid) =>
        $$"""{"id":7,"userUid":"{{userUid}}","identityProviderName":"AK","description":"ci","isReadAccessOnly":false,"scopes":["rest"],"status":"enabled","parameters":"v1","identifierInProvider":1}""";

    private static bool IsPoll(RecordedRequest request) =>
        request.Method == "GET"
        && request.Path.Contains("/asyncActions/", StringComparison.Ordinal)
        && !request.Path.EndsWith("/result", StringComparison.Ordinal);

    private static Task<IssuedApiKey> CreateAsync(VeeamFixture veeam) =>
        veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

    /// <summary>Creates a key whose result cannot be fetched, and returns the id of its action.</summary>
    private static async Task<string> UnknownAsync(VeeamFixture veeam)
    {
        veeam.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/result"));
        return (await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => CreateAsync(veeam))).ActionId!;
    }

    private async Task<VeeamFixture> StartAsync()
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync(
            options => options.AttemptTimeout = TimeSpan.FromSeconds(33),
            clock: _clock
        );
        veeam.Veeam.Variants.AsyncMode = VeeamAsyncMode.WithRequestId;
        return veeam;
    }

    private async Task<T> PassAsync<T>(Task<T> call)
    {
        await PassAsync((Task)call);
        return await call;
    }

    /// <summary>Advances the clock by the delays between polls, one after another, until the call ends.</summary>
    private async Task PassAsync(Task call)
    {
        while (!call.IsCompleted)
        {
            Task<TimeSpan> wait = WaitAsync();
            if (await Task.WhenAny(call, wait) == wait)
            {
                _clock.Advance(await wait);
            }
        }

        await call;
    }

    private async Task<TimeSpan> WaitAsync()
    {
        TimeSpan found = default;
        await _clock.WaitForTimerAsync(length =>
        {
            bool isWait = length > TimeSpan.Zero && length <= TimeSpan.FromSeconds(10);
            found = isWait ? length : found;
            return isWait;
        });
        return found;
    }
}
