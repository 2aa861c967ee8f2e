using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// A recovery that cannot be completed reports what is known. A create that needs no recovery behaves as usual.
/// </summary>
public sealed class EndTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task Without_RecoverLostCreates_a_lost_create_is_not_recovered(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            options => options.RecoverLostCreates = false
        );
        bed.Lose(Fault.DropAfterCommit());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync());

        Assert.Equal((1, 0), (bed.Creates, Lists(bed)));
        Assert.Equal("ci", Assert.Single(bed.Held("ci")).Name);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task RecoverIfLost_on_a_request_overrides_the_option(string service)
    {
        await using RecoveryFixture off = await RecoveryFixture.StartAsync(
            service,
            options => options.RecoverLostCreates = false
        );
        off.Lose(Fault.DropAfterCommit());
        off.AssertSole(await off.Keys.CreateAsync(Asked(off, recovers: true), The.Token));

        await using RecoveryFixture on = await RecoveryFixture.StartAsync(service);
        on.Lose(Fault.DropAfterCommit());
        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            on.Keys.CreateAsync(Asked(on, recovers: false), The.Token)
        );
        Assert.Equal(0, Lists(on));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Without_retries_a_lost_create_is_not_recovered(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service, options => options.MaxRetries = 0);
        bed.Lose(Fault.DropAfterCommit());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync());

        Assert.Equal((1, 1), (bed.Creates, Lists(bed)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_that_gets_its_response_is_sent_once_after_one_list(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal((1, 1), (bed.Creates, Lists(bed)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_is_not_sent_when_the_keys_cannot_be_listed_first(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path(bed.KeysPath).Always());

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            bed.CreateAsync()
        );

        Assert.Contains(", listing the keys", denied.Message, StringComparison.Ordinal);
        Assert.Equal(0, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_refused_create_is_not_retried(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        foreach (int status in new[] { 400, 403, 409, 422 })
        {
            bed.Emulator.Faults.Add(Fault.Respond(status).On("POST").Path(bed.Path));

            ApiKeyException refused = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

            Assert.False(refused is ApiKeyOutcomeUnknownException or ApiKeyValueLostException);
            Assert.Equal(status, refused.StatusCode);
            Assert.Contains(", creating the key 'ci", refused.Message, StringComparison.Ordinal);
        }

        // One list before the create is sent, and one after a rejection that may come from a gateway.
        Assert.Equal((4, 8), (bed.Creates, Lists(bed)));
        Assert.Empty(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_list_refused_after_a_lost_response_leaves_the_outcome_unknown(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path(bed.KeysPath).Skip(1).Always());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.IsType<ApiKeyAccessDeniedException>(unknown.InnerException);
        Assert.Equal((403, false), (unknown.StatusCode, unknown.IsTransient));
        Assert.Single(bed.Held("ci"));
        Assert.Equal(1, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_list_with_transient_failures_does_not_end_the_recovery(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.DropBefore().On("GET").Path(bed.KeysPath).Skip(1).Times(3));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_failed_lookup_is_tried_again_in_the_next_round(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        // Two lookups, with their retries.
        bed.Emulator.Faults.Add(Fault.Respond(503).On("GET").Path(bed.KeysPath).Skip(1).Times(8));

        bed.AssertSole(await bed.CreateAsync());
        Assert.Empty(bed.Emulator.Faults.Pending);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_list_that_keeps_failing_ends_the_rounds_with_an_unknown_outcome(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.Respond(503).On("GET").Path(bed.KeysPath).Skip(1).Always());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal((503, false), (unknown.StatusCode, unknown.IsTransient));
        Assert.Equal((1, 1 + (3 * 4)), (bed.Creates, Lists(bed)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_key_that_can_be_neither_refreshed_nor_deleted_is_named_with_a_lost_value(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        Fault rejection = Fault.Respond(403, OutcomeBed.OwnWords(service, 403));
        bed.Emulator.Faults.Add(rejection.On("DELETE").Always());
        bed.Emulator.Faults.Add(rejection.On("POST").Path("/token").Always());

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => bed.CreateAsync());

        Assert.Equal(Assert.Single(bed.Held("ci")).Id, lost.KeyId);
        Assert.IsType<ApiKeyAccessDeniedException>(lost.InnerException);
        Assert.Equal(1, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_delete_or_refresh_with_a_lost_response_is_recovered_as_well(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE").Times(4));
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("/token").Times(2));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task After_the_last_round_at_most_one_key_is_left_and_the_last_cause_is_reported(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("key").Always());

        ApiKeyException end = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

        HeldKey held = Assert.Single(bed.Held("ci"));
        Assert.IsType<ApiKeyOutcomeUnknownException>(end.InnerException);
        Assert.False(end.IsTransient);
        if (service == "Maximo")
        {
            Assert.Equal(held.Id, Assert.IsType<ApiKeyValueLostException>(end).KeyId);
            Assert.Equal(
                (1, 3),
                (
                    bed.Creates,
                    bed.Emulator.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal))
                )
            );
            return;
        }

        Assert.IsType<ApiKeyOutcomeUnknownException>(end);
        Assert.Equal(4, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_refusal_after_a_create_that_may_still_arrive_leaves_the_outcome_unknown(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropBefore());
        bed.Lose(Fault.Respond(403));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.IsType<ApiKeyAccessDeniedException>(unknown.InnerException);
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO"), InlineData("Veeam")]
    public async Task A_refusal_after_the_lost_key_was_deleted_is_a_refusal(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Lose(Fault.Respond(403));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.CreateAsync());

        Assert.Empty(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_long_Retry_After_ends_the_recovery(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(
            Fault.RespondAfterCommit(503, headers: new Dictionary<string, string> { ["Retry-After"] = "61" }),
            isRetried: false
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal(TimeSpan.FromSeconds(61), unknown.RetryAfter);
        Assert.Equal((1, 1), (bed.Creates, Lists(bed)));
    }

    private static int Lists(RecoveryFixture bed) =>
        bed.Emulator.Requests.Count(request =>
            request.Method == "GET" && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal)
        );

    private static ApiKeyRequest Asked(RecoveryFixture bed, bool recovers)
    {
        ApiKeyRequest request = bed.Request("ci");
        request.RecoverIfLost = recovers;
        return request;
    }
}
