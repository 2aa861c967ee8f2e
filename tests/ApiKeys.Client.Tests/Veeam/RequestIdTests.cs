using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// A request that the service recognises is retried after a lost response, for as long as the service recognises it.
/// </summary>
public sealed class RequestIdTests
{
    public static TheoryData<string, Fault> LostResponses =>
        new()
        {
            { "dropped before it was done", Fault.DropBefore() },
            { "dropped after it was done", Fault.DropAfterCommit() },
            { "cut within the response", Fault.CutShort(20) },
            { "failed before it was done", VeeamFaults.ServerError() },
            { "failed after it was done", VeeamFaults.ServerErrorAfterCommit() },
            { "a gateway timeout", Fault.RespondAfterCommit(504) },
        };

    [Promise(1, 3)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(LostResponses))]
    public async Task A_create_with_a_lost_response_is_retried_and_returns_the_one_key(string what, Fault fault)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(fault.On("POST").Times(3));

        IssuedApiKey issued = await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

        Assert.True(
            Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci").Matches(issued.Value.Reveal()),
            what
        );
        string[] ids = Ids(veeam, "POST");
        Assert.Equal(4, ids.Length);
        Assert.Single(ids.Distinct());
    }

    [Promise(3)]
    [Fact]
    public async Task Every_change_has_its_own_request_id_and_its_retries_reuse_it()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.DropBefore().On("PATCH"));
        veeam.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE"));

        string id = (await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;
        await veeam.Keys.DisableAsync(id, The.Token);
        await veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "other" }, The.Token);
        await veeam.Keys.DeleteAsync(id, The.Token);

        string[] patches = Ids(veeam, "PATCH");
        string[] deletes = Ids(veeam, "DELETE");
        Assert.Equal((3, 2), (patches.Length, deletes.Length));
        Assert.Equal(patches[0], patches[1]);
        Assert.Single(deletes.Distinct());
        Assert.Equal(4, Ids(veeam, "POST").Concat(patches).Concat(deletes).Distinct().Count());
        Assert.Empty(Ids(veeam, "GET"));
    }

    [Promise(1, 3)]
    [Fact]
    public async Task Another_process_that_sends_a_create_again_gets_the_same_key()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyRequest request = new("ci", VeeamScopes.Rest)
        {
            RequestId = Guid.NewGuid(),
            RequestIdSince = veeam.Emulator.Clock.GetUtcNow(),
        };
        IssuedApiKey first = await veeam.Keys.CreateAsync(request, The.Token);
        VeeamApiKeyManager other = veeam.Manager(options => options.ApiKey = veeam.Veeam.AdministratorKey);
        veeam.Emulator.Clock.Advance(veeam.Keys.CreateReplayPeriod - TimeSpan.FromSeconds(1));

        IssuedApiKey again = await other.CreateAsync(request, The.Token);

        Assert.Equal((first.Key.Id, first.Value.Reveal()), (again.Key.Id, again.Value.Reveal()));
        Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci");
        string id = request.RequestId!.Value.ToString();
        Assert.Equal([id, id], Ids(veeam, "POST"));
    }

    [Promise(3)]
    [Fact]
    public async Task A_create_that_the_service_may_not_recognise_any_more_is_refused_and_nothing_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyRequest request = new("ci", VeeamScopes.Rest)
        {
            RequestId = Guid.NewGuid(),
            RequestIdSince = veeam.Emulator.Clock.GetUtcNow() - veeam.Keys.CreateReplayPeriod,
        };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync(request, The.Token)
        );

        Assert.StartsWith("RequestIdSince: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(veeam.Emulator.Requests);
    }

    [Fact]
    public async Task Since_when_an_id_is_in_use_is_refused_without_the_id()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyRequest request = new("ci", VeeamScopes.Rest) { RequestIdSince = veeam.Emulator.Clock.GetUtcNow() };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync(request, The.Token)
        );

        Assert.StartsWith("RequestIdSince: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(veeam.Emulator.Requests);
    }

    [Fact]
    public async Task A_service_that_does_not_recognise_a_create_refuses_the_id()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            aimms.Keys.CreateAsync(
                new ApiKeyRequest("ci", ["Tasks"]) { ExpiresAt = aimms.InNinetyDays, RequestId = Guid.NewGuid() },
                The.Token
            )
        );

        Assert.StartsWith("RequestId: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, aimms.Keys.CreateReplayPeriod);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Promise(3)]
    [Theory]
    [InlineData(269)]
    [InlineData(271)]
    [InlineData(299)]
    [InlineData(301)]
    public async Task A_create_is_retried_only_while_it_arrives_within_five_minutes(int seconds)
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(
            options =>
                (options.CallTimeout, options.MaxRetryDelay) = (TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)),
            clock: clock
        );
        Dictionary<string, string> wait = new() { ["Retry-After"] = $"{seconds}" };
        veeam.Emulator.Faults.Add(Fault.RespondAfterCommit(520, headers: wait).On("POST"));

        Task<IssuedApiKey> create = veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
        clock.Advance(TimeSpan.FromSeconds(seconds));

        if (seconds < 270)
        {
            Assert.True(
                Assert
                    .Single(veeam.Veeam.Logins, login => login.Description == "ci")
                    .Matches((await create).Value.Reveal())
            );
            Assert.Equal(2, veeam.Arrived("POST"));
            return;
        }

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.Contains("recognises a retry only within", unknown.Message, StringComparison.Ordinal);
        Assert.False(unknown.IsTransient);
        Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci");
        Assert.Equal(1, veeam.Arrived("POST"));
    }

    [Fact]
    public async Task An_attempt_that_hangs_times_out_and_is_retried()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        veeam.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));

        Task<IssuedApiKey> create = veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);
        await veeam.Emulator.Requests.WaitForAsync(
            request => request is { Method: "POST", Committed: true },
            The.Token
        );
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(
            Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci").Matches((await create).Value.Reveal())
        );
    }

    [Promise(1)]
    [Fact]
    public async Task When_every_retry_fails_the_outcome_is_unknown_and_not_transient()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Always());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        Assert.False(unknown.IsTransient);
        Assert.Equal(4, veeam.Arrived("POST"));
        Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci");
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(400), InlineData(404), InlineData(409)]
    public async Task A_refused_retry_leaves_the_outcome_of_the_first_request_unknown(int status)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        veeam.Emulator.Faults.Add(Fault.Respond(status).On("POST").Always());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        Assert.Equal((status, false), (unknown.StatusCode, unknown.IsTransient));
    }

    private static string[] Ids(VeeamFixture veeam, string method) =>
        [
            .. veeam
                .Emulator.Requests.Where(request =>
                    request.Method == method && request.Headers.ContainsKey("X-Request-id")
                )
                .Select(request => Guid.Parse(request.Headers["X-Request-id"]).ToString()),
        ];
}
