using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Recovery;

/// <summary>The rounds in which it is found out the outcome of a create, answer by response.</summary>
public sealed class RoundTests
{
    [Fact]
    public async Task What_was_refreshed_is_settled_and_not_looked_for_again()
    {
        ScriptedCreate create = new(isNameOurs: true) { Refreshing = static key => ScriptedCreate.Issued(key.Id) };
        create.Creating(ScriptedCreate.Unknown()).Listing().Listing("a");

        IssuedApiKey issued = await create.RunAsync();

        Assert.Equal(("a", 1, 2), (issued.Key.Id, create.Creates, create.Lists));
    }

    [Fact]
    public async Task A_wait_doubles_and_ends_at_the_longest_that_is_allowed()
    {
        ManualClock clock = new(The.Now);
        ScriptedCreate create = new(
            clock: clock,
            configure: static options =>
                (options.RetryDelay, options.MaxRetryDelay, options.MaxRetries) = (
                    TimeSpan.FromSeconds(2),
                    TimeSpan.FromSeconds(5),
                    4
                )
        );
        create.Creating([.. Enumerable.Repeat(ScriptedCreate.Unknown(), 4)]).Creating("a");
        create.Listing().Listing().Listing().Listing().Listing().Listing("a");

        Task<IssuedApiKey> issuing = create.RunAsync();
        foreach (int seconds in new[] { 2, 4, 5, 5 })
        {
            await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal("a", (await issuing).Key.Id);
    }

    [Theory, InlineData(5, true), InlineData(6, false)]
    public async Task A_service_is_left_alone_for_as_long_as_it_asks_for_up_to_the_longest_that_is_allowed(
        int seconds,
        bool goesOn
    )
    {
        ManualClock clock = new(The.Now);
        ScriptedCreate create = new(
            clock: clock,
            configure: static options => options.MaxRetryDelay = TimeSpan.FromSeconds(5)
        );
        create
            .Creating(new ApiKeyOutcomeUnknownException("busy") { RetryAfter = TimeSpan.FromSeconds(seconds) })
            .Creating("a")
            .Listing()
            .Listing()
            .Listing("a");

        Task<IssuedApiKey> issuing = create.RunAsync();
        if (goesOn)
        {
            await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal("a", (await issuing).Key.Id);
        }
        else
        {
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => issuing);
        }
    }

    [Fact]
    public async Task The_exception_holds_the_last_cause()
    {
        ScriptedCreate create = new(configure: static options => options.MaxRetries = 1);
        create.Creating(ScriptedCreate.Unknown("the first"), ScriptedCreate.Unknown("the last")).Listing().Listing();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            create.RunAsync()
        );

        Assert.Equal("the last", unknown.InnerException!.Message);
        Assert.Equal(
            "Probe account 'test', creating the key 'ci': the request was sent, its response was lost, and its "
                + "outcome could not be determined. List the keys. If the key is there and was not before, delete it. the last",
            unknown.Message
        );
        Assert.Equal("asked", unknown.KeyId);
    }

    [Fact]
    public async Task A_second_key_that_is_gone_already_is_no_second_key()
    {
        ScriptedCreate create = new(isNameOurs: true)
        {
            Deleting = static id => id == "late" ? new ApiKeyNotFoundException("gone") : null,
        };
        create.Creating(ScriptedCreate.Unknown()).Creating("a").Listing().Listing().Listing("a", "late");

        Assert.Equal("a", (await create.RunAsync()).Key.Id);
        Assert.Equal(["late"], create.Deleted);
    }

    [Fact]
    public async Task Second_keys_that_stay_are_all_named()
    {
        ScriptedCreate create = new(isNameOurs: true) { Deleting = static _ => new ApiKeyAccessDeniedException("no") };
        create.Creating(ScriptedCreate.Unknown()).Creating("a").Listing().Listing().Listing("a", "late", "later");

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => create.RunAsync());

        Assert.Contains("(late, later)", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", error.Issued!.Key.Id);
    }

    [Theory, InlineData(true, "told"), InlineData(false, null)]
    public async Task A_key_in_no_list_is_issued_again_unless_the_service_told_its_id_and_allows_two_of_a_name(
        bool isNameUnique,
        string? reported
    )
    {
        ScriptedCreate create = new(isNameUnique);
        create.Creating(ScriptedCreate.Lost(reported)).Creating("a").Listing().Listing().Listing("a");

        Assert.Equal("a", (await create.RunAsync()).Key.Id);
        Assert.Equal(2, create.Creates);
    }

    [Fact]
    public async Task The_key_that_the_service_told_of_is_the_one_and_not_another_of_the_name()
    {
        ScriptedCreate create = new(isNameOurs: true) { Refreshing = static key => ScriptedCreate.Issued(key.Id) };
        create.Creating(ScriptedCreate.Lost("told")).Listing().Listing("late", "told").Listing("late", "told");

        Assert.Equal("told", (await create.RunAsync()).Key.Id);
        Assert.Equal(["late"], create.Deleted);
    }

    [Fact]
    public async Task What_the_service_told_last_counts()
    {
        ScriptedCreate create = new(configure: static options => options.MaxRetries = 2);
        create.Creating(ScriptedCreate.Lost(null), ScriptedCreate.Lost("second")).Listing().Listing().Listing();

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create.RunAsync());

        Assert.Equal(("second", 2), (lost.KeyId, create.Creates));
    }

    [Fact]
    public async Task What_the_service_told_stays_true_when_a_later_request_is_unknown()
    {
        ScriptedCreate create = new(configure: static options => options.MaxRetries = 1);
        create.Creating(ScriptedCreate.Lost(null), ScriptedCreate.Unknown()).Listing().Listing();

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create.RunAsync());

        Assert.StartsWith(
            "Probe account 'test', creating the key 'ci': the service created it, but its value",
            lost.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("asked", lost.KeyId);
    }

    [Fact]
    public async Task The_key_that_was_seen_is_named_and_not_the_one_that_was_told()
    {
        ScriptedCreate create = new(isNameOurs: true, configure: static options => options.MaxRetries = 1)
        {
            Deleting = static _ => new ApiKeyAccessDeniedException("not you"),
        };
        create.Creating(ScriptedCreate.Lost("told")).Listing().Listing("seen");

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create.RunAsync());

        Assert.Equal("seen", lost.KeyId);
        Assert.Contains("the service created it (seen), but", lost.Message, StringComparison.Ordinal);
        Assert.EndsWith("create another. not you", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_nobody_s_message_is_not_quoted()
    {
        ScriptedCreate create = new();
        create
            .Creating(ScriptedCreate.Unknown())
            .Listing()
            .Listing(new InvalidOperationException("what a handler says"));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            create.RunAsync()
        );

        Assert.EndsWith("was not before, delete it.", unknown.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(unknown.InnerException);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_told_so()
    {
        ManualClock clock = new(The.Now);
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        ScriptedCreate create = new(
            clock: clock,
            configure: static options => options.RetryDelay = TimeSpan.FromSeconds(3)
        );
        create.Creating(ScriptedCreate.Unknown()).Listing();

        Task<IssuedApiKey> issuing = create.RunAsync(caller.Token);
        await clock.WaitForTimerAsync(static length => length == TimeSpan.FromSeconds(3));
        await caller.CancelAsync();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => issuing);
        Assert.EndsWith("delete it. The call was cancelled.", unknown.Message, StringComparison.Ordinal);
    }
}
