using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>How the checks are added, and which mistakes are refused before a probe can believe in them.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Accounts_are_checked_whether_they_are_registered_before_or_after()
    {
        using IHost host = Build(services =>
        {
            AddAccounts(services, "before");
            services.AddHealthChecks().AddApiKeyAccounts();
            AddAccounts(services, "after");
        });

        Assert.Equal(["apikeys:before", "apikeys:after"], Registrations(host).Select(check => check.Name));
    }

    [Fact]
    public void Chosen_accounts_have_checks_with_a_name_a_failure_status_tags_and_a_timeout_of_their_own()
    {
        using IHost host = Build(services =>
        {
            AddAccounts(services, "one", "two", "three");
            services
                .AddHealthChecks()
                .AddApiKeyAccounts(
                    options => options.Accounts.Add("TWO"),
                    "keys",
                    HealthStatus.Degraded,
                    ["ready"],
                    TimeSpan.FromSeconds(3)
                )
                .AddApiKeyAccounts(options =>
                {
                    options.Accounts.Add("three");
                    options.Accounts.Add("Three");
                });
        });

        HealthCheckRegistration[] checks = [.. Registrations(host)];

        Assert.Equal(["keys:two", "apikeys:three"], checks.Select(check => check.Name));
        Assert.Equal((HealthStatus.Degraded, TimeSpan.FromSeconds(3)), (checks[0].FailureStatus, checks[0].Timeout));
        Assert.Equal(["ready"], checks[0].Tags);
        Assert.Equal(
            (HealthStatus.Unhealthy, Timeout.InfiniteTimeSpan, 0),
            (checks[1].FailureStatus, checks[1].Timeout, checks[1].Tags.Count)
        );
    }

    [Fact]
    public async Task A_failure_has_the_status_that_was_chosen()
    {
        await using HealthFixture health = await HealthFixture.StartAsync(
            options => options.Accounts.Add("eam"),
            services: services =>
                services
                    .AddHealthChecks()
                    .AddApiKeyAccounts(options => options.Accounts.Add("prod"), "mild", HealthStatus.Degraded)
        );
        health.Emulator.Faults.Add(Fault.Respond(503).Always());

        IReadOnlyDictionary<string, HealthReportEntry> entries = await health.ProbeAsync(The.Token);

        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Degraded), (entries["eam"].Status, entries["prod"].Status));
    }

    [Fact]
    public async Task A_probe_that_waits_too_long_ends_and_the_next_one_has_the_answer()
    {
        await using HealthFixture health = await HealthFixture.StartAsync(
            options => options.Accounts.Add("eam"),
            services: services =>
                services
                    .AddHealthChecks()
                    .AddApiKeyAccounts(
                        options => options.Accounts.Add("prod"),
                        "quick",
                        timeout: TimeSpan.FromMilliseconds(50)
                    )
        );
        TimeSpan held = TimeSpan.FromSeconds(1.5);
        health.Order("prod", Fault.Delay(held));
        CancellationToken end = The.Token;

        HealthReportEntry late = await health.ProbeAsync("prod");
        await health.Clock.WaitForTimerAsync(length => length == held);
        health.Clock.Advance(held);
        while ((await health.ProbeAsync(end))["prod"].Status != HealthStatus.Healthy)
        {
            // What is being waited for is on its way; each probe waits for its own 50 ms.
        }

        Assert.Equal(HealthStatus.Unhealthy, late.Status);
        Assert.Single(health.Emulator.Requests, request => request.Path.EndsWith("/info", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "an account that is not there",
        "Health check 'apikeys': Accounts names 'prd', and no account has that name. There are: prod, test."
    )]
    [InlineData("no account", "Health check 'apikeys': no account is registered; call AddApiKeyClient and add one.")]
    [InlineData("no client", "Health check 'apikeys': no account is registered; call AddApiKeyClient and add one.")]
    public async Task A_check_of_what_is_not_there_is_refused_when_the_host_starts(string what, string message)
    {
        using IHost host = Build(services =>
        {
            if (what != "no client")
            {
                AddAccounts(services, what == "no account" ? [] : ["prod", "test"]);
            }

            services
                .AddHealthChecks()
                .AddApiKeyAccounts(options =>
                {
                    if (what == "an account that is not there")
                    {
                        options.Accounts.Add("prd");
                    }
                });
        });

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );

        Assert.Equal(message, refusal.Message);
    }

    public static TheoryData<string, Action<ApiKeyHealthCheckOptions>> OutOfRange =>
        new()
        {
            {
                "ExpiresWithin is -00:00:01; it must be from 00:00:00 to 3650.00:00:00.",
                options => options.ExpiresWithin = TimeSpan.FromSeconds(-1)
            },
            {
                "ExpiresWithin is 3651.00:00:00; it must be from 00:00:00 to 3650.00:00:00.",
                options => options.ExpiresWithin = TimeSpan.FromDays(3651)
            },
            {
                "CacheFor is -00:00:01; it must be from 00:00:00 to 1.00:00:00.",
                options => options.CacheFor = TimeSpan.FromSeconds(-1)
            },
            {
                "CacheFor is 2.00:00:00; it must be from 00:00:00 to 1.00:00:00.",
                options => options.CacheFor = TimeSpan.FromDays(2)
            },
        };

    [Theory, MemberData(nameof(OutOfRange))]
    public void A_time_that_cannot_be_meant_is_refused_at_once(string fault, Action<ApiKeyHealthCheckOptions> configure)
    {
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() =>
            new ServiceCollection().AddHealthChecks().AddApiKeyAccounts(configure)
        );

        Assert.Equal($"Health check 'apikeys': {fault}", refusal.Message);
    }

    private static IHost Build(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        register(builder.Services);
        return builder.Build();
    }

    private static void AddAccounts(IServiceCollection services, params string[] names)
    {
        ApiKeyClientBuilder accounts = services.AddApiKeyClient();
        foreach (string name in names)
        {
            accounts.AddAimms(name, options => (options.CloudAccount, options.ApiKey) = ("acme", "x"));
        }
    }

    private static ICollection<HealthCheckRegistration> Registrations(IHost host) =>
        host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;
}
