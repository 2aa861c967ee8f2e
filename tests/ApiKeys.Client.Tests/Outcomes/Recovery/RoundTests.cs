using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>The rounds in which a lost create is recovered, response by response.</summary>
public sealed class RoundTests
{
    [Fact]
    public async Task A_refreshed_key_is_final_and_not_looked_up_again()
    {
        ScriptedCreate create = new(isNameOurs: true) { Refreshing = static key => ScriptedCreate.Issued(key.Id) };
        create.Creating(ScriptedCreate.Unknown()).Listing().Listing("a");

        IssuedApiKey issued = await create.RunAsync();

        Assert.Equal(("a", 1, 2), (issued.Key.Id, create.Creates, create.Lists));
    }

    [Fact]
    public async Task Delays_double_up_to_MaxRetryDelay()
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
    public async Task Retry_After_is_respected_up_to_MaxRetryDelay(int seconds, bool goesOn)
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
    public async Task The_exception_contains_the_last_cause()
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
    public async Task A_second_key_that_is_already_gone_is_ignored()
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
    public async Task Second_keys_that_cannot_be_deleted_are_all_named()
    {
        ScriptedCreate create = new(isNameOurs: true) { Deleting = static _ => new ApiKeyAccessDeniedException("no") };
        create.Creating(ScriptedCreate.Unknown()).Creating("a").Listing().Listing().Listing("a", "late", "later");

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() => create.RunAsync());

        Assert.Contains("(late, later)", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", error.Issued!.Key.Id);
    }

    [Theory, InlineData(true, "reported"), InlineData(false, null)]
    public async Task An_unlisted_key_is_created_again_unless_reported_where_names_may_repeat(
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
    public async Task The_reported_key_takes_precedence_over_another_of_that_name()
    {
        ScriptedCreate create = new(isNameOurs: true) { Refreshing = static key => ScriptedCreate.Issued(key.Id) };
        create
            .Creating(ScriptedCreate.Lost("reported"))
            .Listing()
            .Listing("late", "reported")
            .Listing("late", "reported");

        Assert.Equal("reported", (await create.RunAsync()).Key.Id);
        Assert.Equal(["late"], create.Deleted);
    }

    [Fact]
    public async Task The_last_reported_key_counts()
    {
        ScriptedCreate create = new(configure: static options => options.MaxRetries = 2);
        create.Creating(ScriptedCreate.Lost(null), ScriptedCreate.Lost("second")).Listing().Listing().Listing();

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create.RunAsync());

        Assert.Equal(("second", 2), (lost.KeyId, create.Creates));
    }

    [Fact]
    public async Task A_reported_create_stays_reported_when_a_later_request_is_unknown()
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
    public async Task The_listed_key_is_named_instead_of_the_reported_one()
    {
        ScriptedCreate create = new(isNameOurs: true, configure: static options => options.MaxRetries = 1)
        {
            Deleting = static _ => new ApiKeyAccessDeniedException("not you"),
        };
        create.Creating(ScriptedCreate.Lost("reported")).Listing().Listing("seen");

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create.RunAsync());

        Assert.Equal("seen", lost.KeyId);
        Assert.Contains("the service created it (seen), but", lost.Message, StringComparison.Ordinal);
        Assert.EndsWith("create another. not you", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_of_an_unexpected_exception_is_not_quoted()
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
    public async Task Cancelling_between_rounds_is_reported()
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
