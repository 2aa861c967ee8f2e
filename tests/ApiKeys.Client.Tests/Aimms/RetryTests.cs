using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>Which requests are retried, how often, and which are not.</summary>
public sealed class RetryTests
{
    public static TheoryData<string, Fault> PassingFaults =>
        new()
        {
            { "dropped", Fault.DropBefore() },
            { "cut short", Fault.CutShort(5) },
            { "408", Fault.Respond(408) },
            { "429", Fault.Respond(429) },
            { "500", Fault.Respond(500) },
            { "503", Fault.Respond(503) },
            { "520", Fault.Respond(520) },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(PassingFaults))]
    public async Task A_read_is_retried_three_times_and_then_succeeds(string what, Fault fault)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(fault.On("GET").Times(3));

        Assert.Single(await aimms.Keys.GetListAsync(The.Token));
        Assert.Equal(4, aimms.Arrived("GET"));
        Assert.NotEmpty(what);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(PassingFaults))]
    public async Task A_read_that_keeps_failing_ends_with_a_transient_error(string what, Fault fault)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxRetries = 1);
        aimms.Emulator.Faults.Add(fault.On("GET").Always());

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.True(error.IsTransient, what);
        Assert.Equal(2, aimms.Arrived("GET"));
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404), InlineData(501)]
    public async Task A_refusal_is_not_retried(int status)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(status).On("GET").Always());

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => aimms.Keys.GetListAsync(The.Token));

        Assert.Equal(status, error.StatusCode);
        Assert.False(error.IsTransient);
        Assert.Equal(1, aimms.Arrived("GET"));
    }

    [Promise(3)]
    [Fact]
    public async Task A_create_that_was_rejected_unprocessed_is_retried_and_succeeds()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(429).On("POST").Times(2));

        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        Assert.Equal(3, aimms.Arrived("POST"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retry_After_is_respected(bool asDate)
    {
        ManualClock clock = new(The.Now);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.AddSingleton<TimeProvider>(clock)
        );
        string wait = asDate ? The.Now.AddSeconds(7).ToString("R") : "7";
        aimms.Emulator.Faults.Add(
            Fault.Respond(429, headers: new Dictionary<string, string> { ["Retry-After"] = wait }).On("GET")
        );

        Task<IReadOnlyList<ApiKey>> list = aimms.Keys.GetListAsync(The.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(7));
        Assert.Equal(1, aimms.Arrived("GET"));
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Single(await list);
    }

    [Promise(6)]
    [Fact]
    public async Task A_Retry_After_beyond_the_limit_is_returned_to_the_caller()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault.Respond(503, headers: new Dictionary<string, string> { ["Retry-After"] = "3600" }).On("GET")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
        Assert.Equal(1, aimms.Arrived("GET"));
    }

    [Fact]
    public async Task An_attempt_that_hangs_times_out_and_is_retried_within_the_call_timeout()
    {
        ManualClock clock = new(The.Now);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.AddSingleton<TimeProvider>(clock)
        );
        aimms.Emulator.Faults.Add(Fault.Hang().On("GET"));
        aimms.Emulator.Faults.Add(Fault.HangInBody(3).On("GET"));

        Task<IReadOnlyList<ApiKey>> list = aimms.Keys.GetListAsync(The.Token);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(10));
            await aimms.Emulator.Requests.WaitForAsync(request => request.Sequence > attempt, The.Token);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Single(await list);
        Assert.Equal(3, aimms.Arrived("GET"));
    }

    [Promise(6)]
    [Fact]
    public async Task The_call_timeout_ends_a_create_that_hangs_with_an_unknown_outcome()
    {
        ManualClock clock = new(The.Now);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.AddSingleton<TimeProvider>(clock)
        );
        aimms.Emulator.Faults.Add(Fault.Hang().On("POST"));

        Task<IssuedApiKey> create = aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        await aimms.Emulator.Requests.WaitForAsync(request => request.Method == "POST", The.Token);
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(create.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.Contains("CallTimeout", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, aimms.Arrived("POST"));
    }

    [Promise(6)]
    [Fact]
    public async Task The_call_timeout_ends_a_read_as_a_timeout_not_as_a_cancellation()
    {
        ManualClock clock = new(The.Now);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromHours(1), 0),
            services => services.AddSingleton<TimeProvider>(clock)
        );
        aimms.Emulator.Faults.Add(Fault.Hang().On("GET"));

        Task<IReadOnlyList<ApiKey>> list = aimms.Keys.GetListAsync(The.Token);
        await aimms.Emulator.Requests.WaitForAsync(request => request.Method == "GET", The.Token);
        clock.Advance(TimeSpan.FromSeconds(100));

        ApiKeyTimeoutException error = await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => list);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_delete_with_a_lost_response_is_retried_and_not_found_is_then_success()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        aimms.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE"));

        await aimms.Keys.DeleteAsync("ci", The.Token);

        Assert.Equal(
            new int?[] { null, 404 },
            aimms.Emulator.Requests.Where(request => request.Method == "DELETE").Select(request => request.Status)
        );
    }

    [Fact]
    public async Task A_delete_whose_success_response_breaks_off_has_succeeded()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxRetries = 0);
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        aimms.Emulator.Aimms.Variants.DeleteStatus = 200;
        aimms.Emulator.Faults.Add(Fault.CutShort(1).On("DELETE"));

        await aimms.Keys.DeleteAsync("ci", The.Token);

        Assert.DoesNotContain(aimms.Emulator.Aimms.Keys, key => key.Name == "ci");
    }

    [Theory]
    [InlineData("<html>please sign in</html>")]
    [InlineData("""{"error":"no"}""")]
    public async Task A_success_status_that_is_not_from_the_service_does_not_confirm_a_delete(string body)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(200, body).On("DELETE"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.DeleteAsync("administrator", The.Token)
        );
    }

    [Fact]
    public async Task A_delete_retried_after_a_rejection_reports_a_missing_key_as_not_found()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(429).On("DELETE"));

        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => aimms.Keys.DeleteAsync("ci", The.Token));
    }

    [Fact]
    public async Task A_delete_at_a_wrong_path_behind_a_failing_gateway_does_not_succeed()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.Protocol.ApiPath = "pro/elsewhere/v1"
        );
        aimms.Emulator.Faults.Add(Fault.Respond(503).On("DELETE"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.DeleteAsync("administrator", The.Token)
        );

        Assert.Contains("does not lead to this operation", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(429), InlineData(400)]
    public async Task A_delete_refused_after_a_lost_response_has_an_unknown_outcome(int status)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxRetries = 1);
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        aimms.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE"));
        aimms.Emulator.Faults.Add(Fault.Respond(status).On("DELETE"));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.DeleteAsync("ci", The.Token)
        );

        Assert.Equal((status, "ci"), (error.StatusCode, error.KeyId));
        Assert.DoesNotContain(aimms.Emulator.Aimms.Keys, key => key.Name == "ci");
    }

    [Fact]
    public async Task A_delete_that_keeps_failing_has_an_unknown_outcome()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.DropBefore().On("DELETE").Always());

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.DeleteAsync("ci", The.Token)
        );

        Assert.Equal("ci", error.KeyId);
        Assert.Equal(4, aimms.Arrived("DELETE"));
    }

    [Promise(10)]
    [Fact]
    public async Task A_wrong_path_is_distinguished_from_a_missing_key()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.Protocol.ApiPath = "pro/elsewhere/v1"
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.DeleteAsync("ci", The.Token)
        );

        Assert.Equal(404, error.StatusCode);
        Assert.Contains("does not lead to this operation", error.Message, StringComparison.Ordinal);
        Assert.Contains("pro/elsewhere/v1", error.Message, StringComparison.Ordinal);
    }

    [Promise(4)]
    [Fact]
    public async Task A_redirect_is_not_followed_and_the_credential_is_not_sent_elsewhere()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await using ApiKeyEmulator elsewhere = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        aimms.Emulator.Faults.Add(
            Fault
                .Respond(
                    307,
                    headers: new Dictionary<string, string> { ["Location"] = elsewhere.Aimms.BaseAddress.ToString() }
                )
                .Always()
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(307, error.StatusCode);
        Assert.Contains("Redirects are never followed", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Promise(6)]
    [Fact]
    public async Task A_response_body_beyond_the_limit_is_refused_and_not_retried()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxResponseBytes = 1_000_000);
        aimms.Emulator.Faults.Add(Fault.Oversize(3_000_000).On("GET").Always());

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("larger than 1000000 bytes", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(1, aimms.Arrived("GET"));
    }
}
