using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// A create that is rejected in words that need not be the service's is looked for once, and what was seen is what is
/// true.
/// </summary>
public sealed class CreateRejectionTests
{
    public static TheoryData<string, string> Rejections => Rejection.AtEachService;

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Promise(1)]
    [Theory, MemberData(nameof(Rejections))]
    public async Task A_key_that_was_created_before_a_gateway_rejected_the_request_is_named_and_its_outcome_is_unknown(
        string service,
        string rejection
    )
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Rejection.Named(rejection).AfterCommit());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        HeldKey held = Assert.Single(bed.Held("ci"));
        Assert.Equal((held.Id, false), (unknown.KeyId, unknown.IsTransient));
        Assert.Contains("A key of that name exists", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("its value is lost", unknown.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (bed.Creates, bed.Arrived("GET")));
    }

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_key_that_is_not_there_after_a_gateway_rejected_the_request_was_not_created(
        string service,
        string rejection
    )
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        Rejection rejected = Rejection.Named(rejection);
        bed.Lose(rejected.BeforeCommit());

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

        Assert.Equal(
            rejected.Status switch
            {
                403 => typeof(ApiKeyAccessDeniedException),
                409 => typeof(ApiKeyConflictException),
                _ => typeof(ApiKeyOperationFailedException),
            },
            error.GetType()
        );
        Assert.Equal(rejected.Status, error.StatusCode);
        Assert.Contains(
            "The list of keys does not have the key. The request may still arrive late.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 1), (bed.Creates, bed.Arrived("GET")));
        Assert.Empty(bed.Held("ci"));
    }

    [Theory]
    [InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_rejection_in_the_service_s_own_words_needs_no_look(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        foreach (int status in new[] { 400, 403, 404, 415, 422 })
        {
            bed.Lose(Fault.Respond(status, OutcomeBed.OwnWords(service, status)), isRepeated: false);

            ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

            Assert.IsNotType<ApiKeyOutcomeUnknownException>(error);
            Assert.Equal((status, 0), (error.StatusCode, bed.Arrived("GET")));
        }
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO")]
    public async Task At_AIMMS_no_words_are_proof(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Fault.RespondAfterCommit(400, OutcomeBed.OwnWords(service, 400)));

        Assert.Equal("ci", (await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync())).KeyId);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_401_was_given_before_anything_was_processed_whatever_its_body(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        await bed.Keys.GetListAsync(The.Token);
        int reads = bed.Arrived("GET");
        bed.Emulator.Faults.Add(Fault.Respond(401, "<html>", "text/html").On("POST").Path(bed.Path).Always());

        Assert.True(
            (await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.CreateAsync())).IsCredentialRejected
        );

        Assert.Equal(reads, bed.Arrived("GET"));
    }

    [Theory]
    [InlineData("Maximo"), InlineData("Veeam")]
    public async Task An_older_key_of_the_name_and_one_that_can_do_something_else_are_not_taken_for_it(string service)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service, clock: clock);
        ApiKeyManager other = bed.AnotherManager();
        await other.CreateAsync(bed.Request("ci"), The.Token);
        clock.Advance(TimeSpan.FromDays(2));
        await bed.Keys.CreateAsync(bed.OtherRequest("ci"), The.Token);
        bed.Lose(Rejection.Named("403 with a page").BeforeCommit());

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task What_cannot_be_looked_for_stays_unknown(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        foreach (
            Fault look in new[]
            {
                Fault.Respond(503),
                Rejection.Named("403 with a page").BeforeCommit(),
                Fault.DropBefore(),
            }
        )
        {
            bed.Emulator.Faults.Clear();
            bed.FailReads(look);
            bed.Lose(Rejection.Named("403 with a page").BeforeCommit());

            ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                bed.CreateAsync()
            );

            Assert.Equal((403, false), (unknown.StatusCode, unknown.IsTransient));
            Assert.IsAssignableFrom<ApiKeyException>(unknown.InnerException);
            Assert.Contains("Checking the keys failed.", unknown.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_caller_who_leaves_during_the_look_is_told_that_the_outcome_is_unknown(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Rejection.Named("403 with a page").AfterCommit());
        bed.FailReads(Fault.Hang());

        Task<IssuedApiKey> create = bed.CreateAsync(token: caller.Token);
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Method == "GET" && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal),
            The.Token
        );
        await caller.CancelAsync();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.IsAssignableFrom<OperationCanceledException>(unknown.InnerException);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_look_has_the_time_of_the_call_and_no_more(string service)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(
            service,
            options => options.CallTimeout = TimeSpan.FromSeconds(9),
            clock
        );
        bed.Lose(Rejection.Named("413 with a page").AfterCommit());
        bed.FailReads(Fault.Hang());

        Task<IssuedApiKey> create = bed.CreateAsync();
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Method == "GET" && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal),
            The.Token
        );
        clock.Advance(TimeSpan.FromSeconds(9));

        Assert.Contains(
            "CallTimeout",
            (await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create)).Message,
            StringComparison.Ordinal
        );
    }
}
