using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>Delays, timeouts and cancellation during the recovery of a create.</summary>
public sealed class TimeTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_that_hangs_until_its_timeout_ends_with_one_key_and_its_value(string service)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service, clock: clock);
        bed.Lose(Fault.HangAfterCommit());

        Task<IssuedApiKey> create = bed.CreateAsync();
        for (int attempt = 1; attempt <= bed.Attempts; attempt++)
        {
            await bed.Emulator.Requests.WaitForAsync(
                _ => bed.Emulator.Requests.Count(request => bed.IsCreate(request) && request.Committed) == attempt,
                The.Token
            );
            clock.Advance(TimeSpan.FromSeconds(bed.Attempts == 1 ? 100 : 10));
        }

        bed.AssertSole(await create);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_delay_between_rounds_doubles(string service)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            options => (options.RetryDelay, options.MaxRetries) = (TimeSpan.FromSeconds(3), 2),
            clock: clock
        );
        bed.Lose(Fault.RespondAfterCommit(201, "{}"), isRetried: false);
        bed.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(201, "{}")
                .On("POST")
                .Path(service == "Maximo" ? "/token" : bed.Path)
                .Skip(service == "Maximo" ? 0 : 1)
        );

        Task<IssuedApiKey> create = bed.CreateAsync();
        foreach (int seconds in new[] { 3, 6 })
        {
            await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        bed.AssertSole(await create);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Cancelling_before_anything_was_sent_creates_no_key(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Hang().On("GET").Path(bed.KeysPath));

        Task<IssuedApiKey> create = bed.CreateAsync(token: caller.Token);
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Method == "GET" && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal),
            The.Token
        );
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => create);
        Assert.Equal(0, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Cancelling_while_the_create_is_in_progress_leaves_the_outcome_unknown(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.HangAfterCommit());

        Task<IssuedApiKey> create = bed.CreateAsync(token: caller.Token);
        await bed.Emulator.Requests.WaitForAsync(request => bed.IsCreate(request) && request.Committed, The.Token);
        await caller.CancelAsync();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.IsAssignableFrom<OperationCanceledException>(unknown.InnerException);
        Assert.Single(bed.Held("ci"));
        Assert.Equal(1, bed.Creates);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Cancelling_between_two_rounds_reports_what_is_known(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            options => options.RetryDelay = TimeSpan.FromSeconds(3),
            clock: clock
        );
        bed.Lose(Fault.RespondAfterCommit(201, "{}"), isRetried: false);

        Task<IssuedApiKey> create = bed.CreateAsync(token: caller.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(3));
        await caller.CancelAsync();

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create);
        Assert.IsAssignableFrom<OperationCanceledException>(lost.InnerException);
        Assert.Single(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Cancelling_while_the_key_is_replaced_names_the_key(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.Hang().On("DELETE"));
        bed.Emulator.Faults.Add(Fault.Hang().On("POST").Path("/token"));

        Task<IssuedApiKey> create = bed.CreateAsync(token: caller.Token);
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Method == "DELETE" || request.Path.EndsWith("/token", StringComparison.Ordinal),
            The.Token
        );
        await caller.CancelAsync();

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => create);
        Assert.Equal(Assert.Single(bed.Held("ci")).Id, lost.KeyId);
        Assert.IsAssignableFrom<OperationCanceledException>(
            Assert.IsType<ApiKeyOutcomeUnknownException>(lost.InnerException).InnerException
        );
        Assert.Equal(1, bed.Creates);
    }
}
