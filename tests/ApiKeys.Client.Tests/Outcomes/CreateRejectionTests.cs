using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// A create with a rejection that may not be from the service is looked up once, and the result decides the outcome.
/// </summary>
public sealed class CreateRejectionTests
{
    public static TheoryData<string, string> Rejections => Rejection.AtEachService;

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Promise(1)]
    [Theory, MemberData(nameof(Rejections))]
    public async Task A_key_created_before_a_gateway_rejection_is_named_and_the_outcome_is_unknown(
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
    public async Task A_key_that_is_not_listed_after_a_gateway_rejection_was_not_created(
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
                403 when !rejected.IsPage => typeof(ApiKeyAccessDeniedException),
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
    public async Task A_rejection_from_the_service_itself_needs_no_lookup(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        foreach (int status in new[] { 400, 403, 404, 415, 422 })
        {
            bed.Lose(Fault.Respond(status, OutcomeBed.OwnWords(service, status)), isRetried: false);

            ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

            Assert.IsNotType<ApiKeyOutcomeUnknownException>(error);
            Assert.Equal((status, 0), (error.StatusCode, bed.Arrived("GET")));
        }
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO")]
    public async Task At_AIMMS_no_rejection_proves_that_nothing_was_created(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Fault.RespondAfterCommit(400, OutcomeBed.OwnWords(service, 400)));

        Assert.Equal("ci", (await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync())).KeyId);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_401_means_that_nothing_was_processed_whatever_its_body(string service)
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
    public async Task An_older_key_of_that_name_or_one_with_other_scopes_is_not_taken_for_the_created_key(
        string service
    )
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service, clock: clock);
        ApiKeyManager other = bed.AnotherManager();
        await other.CreateAsync(bed.Request("ci"), The.Token);
        clock.Advance(TimeSpan.FromDays(2));
        await bed.Keys.CreateAsync(bed.OtherRequest("ci"), The.Token);
        bed.Lose(Rejection.Named("403 with a page").BeforeCommit());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_whose_lookup_fails_has_an_unknown_outcome(string service)
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
    public async Task Cancelling_during_the_lookup_leaves_the_outcome_unknown(string service)
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
    public async Task The_lookup_ends_at_the_call_timeout(string service)
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
