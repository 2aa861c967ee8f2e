using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>How often a service is asked when the endpoint is polled frequently.</summary>
public sealed class CachingTests
{
    private static readonly TimeSpan _instant = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _held = TimeSpan.FromSeconds(1.5);

    public static TheoryData<string> Accounts => VerdictTests.Accounts;

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_result_is_cached_for_five_minutes(string account)
    {
        await using HealthFixture health = await HealthFixture.StartAsync();

        await AssertAskedAgainAsync(health, account, after: TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_result_is_cached_for_the_configured_time()
    {
        await using HealthFixture health = await HealthFixture.StartAsync(options =>
            options.CacheFor = TimeSpan.FromHours(2)
        );

        await AssertAskedAgainAsync(health, "prod", after: TimeSpan.FromHours(2));
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_failed_request_is_cached_for_half_a_minute(string account)
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        health.Order(account, Fault.Respond(503).Always());

        await AssertAskedAgainAsync(health, account, after: TimeSpan.FromSeconds(30));

        health.Emulator.Faults.Clear();
        health.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Healthy, (await health.ProbeAsync(account)).Status);
    }

    [Fact]
    public async Task A_longer_Retry_After_is_respected()
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        health.Order(
            "prod",
            Fault.Respond(429, headers: new Dictionary<string, string> { ["Retry-After"] = "120" }).Always()
        );

        await AssertAskedAgainAsync(health, "prod", after: TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("prod", "ApiKey")]
    [InlineData("eam", "ApiKeyToken")]
    [InlineData("backup", "ApiKey")]
    public async Task A_refused_credential_is_cached_as_long_as_a_valid_one(string account, string setting)
    {
        await using HealthFixture health = await HealthFixture.StartAsync(
            settings: new Dictionary<string, string?> { [$"{account}:{setting}"] = "wrong" }
        );

        await AssertAskedAgainAsync(health, account, after: TimeSpan.FromMinutes(5));
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_refused_list_is_cached_as_long_as_a_healthy_result(string account)
    {
        await using HealthFixture allowed = await HealthFixture.StartAsync();
        await allowed.ProbeAsync(The.Token);
        await using HealthFixture health = await HealthFixture.StartAsync();
        // The last request of a check lists the keys.
        health.Order(account, Fault.Respond(403).Skip(allowed.ArrivedFor(account) - 1).Always());

        await AssertAskedAgainAsync(health, account, after: TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_check_that_throws_is_not_cached()
    {
        MockManager mock = new() { Defect = new InvalidOperationException() };
        await using HealthFixture health = await HealthFixture.StartAsync(services: services =>
            services.AddKeyedSingleton<ApiKeyManager>("prod", mock)
        );
        HealthReportEntry failed = await health.ProbeAsync("prod");

        mock.Defect = null;

        Assert.Equal(
            (HealthStatus.Unhealthy, HealthStatus.Healthy),
            (failed.Status, (await health.ProbeAsync("prod")).Status)
        );
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_extend_the_cache()
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        await health.ProbeAsync(The.Token);
        int asked = health.ArrivedFor("prod");

        health.Clock.Advance(TimeSpan.FromDays(-1));
        await health.ProbeAsync(The.Token);

        Assert.Equal(2 * asked, health.ArrivedFor("prod"));
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task Concurrent_probes_share_one_check_and_cancelling_one_does_not_end_the_others(string account)
    {
        await using HealthFixture alone = await HealthFixture.StartAsync();
        await alone.ProbeAsync(The.Token);
        await using HealthFixture health = await HealthFixture.StartAsync();
        health.Order(account, Fault.Delay(_held));
        using CancellationTokenSource impatient = new();

        Task<IReadOnlyDictionary<string, HealthReportEntry>> first = health.ProbeAsync(impatient.Token);
        await health.Clock.WaitForTimerAsync(length => length == _held);
        Task<IReadOnlyDictionary<string, HealthReportEntry>>[] others =
        [
            .. Enumerable.Range(0, 20).Select(_ => health.ProbeAsync()),
        ];
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        health.Clock.Advance(_held);

        Assert.All(await Task.WhenAll(others), entries => Assert.Equal(HealthStatus.Healthy, entries[account].Status));
        Assert.Equal(alone.ArrivedFor(account), health.ArrivedFor(account));
    }

    /// <summary>Probes until the service is asked again: not just before that time, and then at once.</summary>
    private static async Task AssertAskedAgainAsync(HealthFixture health, string account, TimeSpan after)
    {
        HealthReportEntry entry = await health.ProbeAsync(account);
        int asked = health.ArrivedFor(account);

        health.Clock.Advance(after - _instant);
        Assert.Equal(entry.Description, (await health.ProbeAsync(account)).Description);
        Assert.Equal(asked, health.ArrivedFor(account));

        health.Clock.Advance(_instant);
        await health.ProbeAsync(account);
        Assert.InRange(health.ArrivedFor(account), asked + 1, 2 * asked);
    }
}
