using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Recovery;

/// <summary>
/// What cannot be brought to an end is told as it is by then, and what needs no finding out goes as ever.
/// </summary>
public sealed class EndTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task Without_the_option_nothing_is_found_out(string service)
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
    public async Task One_request_can_ask_for_it_and_one_can_do_without(string service)
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
    public async Task Without_leave_to_repeat_anything_nothing_is_found_out(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service, options => options.MaxRetries = 0);
        bed.Lose(Fault.DropAfterCommit());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync());

        Assert.Equal((1, 1), (bed.Creates, Lists(bed)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_that_is_answered_is_sent_once_after_one_list(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal((1, 1), (bed.Creates, Lists(bed)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task When_the_keys_cannot_be_listed_beforehand_nothing_is_sent(string service)
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
    public async Task A_refusal_is_final(string service)
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

        // Before it is sent, and after a rejection that may be a gateway's.
        Assert.Equal((4, 8), (bed.Creates, Lists(bed)));
        Assert.Empty(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task When_the_list_fails_after_a_lost_answer_the_outcome_stays_unknown(string service)
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
    public async Task When_the_list_fails_for_a_moment_it_goes_on(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.DropBefore().On("GET").Path(bed.KeysPath).Skip(1).Times(3));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task When_a_whole_look_fails_for_a_while_the_next_round_looks_again(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        // Two looks, with their repeats.
        bed.Emulator.Faults.Add(Fault.Respond(503).On("GET").Path(bed.KeysPath).Skip(1).Times(8));

        bed.AssertSole(await bed.CreateAsync());
        Assert.Empty(bed.Emulator.Faults.Pending);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task When_the_list_does_not_come_back_the_rounds_end_and_the_outcome_stays_unknown(string service)
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
    public async Task When_the_key_can_be_neither_refreshed_nor_deleted_the_value_is_lost_and_the_key_named(
        string service
    )
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
    public async Task A_deletion_or_refresh_whose_answer_is_lost_is_found_out_about_too(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE").Times(4));
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("/token").Times(2));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task When_all_rounds_are_used_up_one_key_is_left_at_most_and_the_last_cause_is_told(string service)
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
    public async Task A_refusal_after_a_create_that_may_still_arrive_does_not_pass_for_not_done(string service)
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
    public async Task A_refusal_after_the_key_was_deleted_means_that_there_is_none(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Lose(Fault.Respond(403));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.CreateAsync());

        Assert.Empty(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_service_that_wants_to_be_left_alone_for_long_is(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(
            Fault.RespondAfterCommit(503, headers: new Dictionary<string, string> { ["Retry-After"] = "61" }),
            isRepeated: false
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
