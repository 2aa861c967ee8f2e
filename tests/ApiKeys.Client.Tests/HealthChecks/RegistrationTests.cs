using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>How the checks are added, and which mistakes are refused at the start.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Accounts_are_checked_regardless_of_registration_order()
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
    public void Selected_accounts_have_their_own_check_name_failure_status_tags_and_timeout()
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
    public async Task A_failure_has_the_configured_status()
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
    public async Task A_probe_times_out_and_the_next_one_gets_the_result()
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
            // The request is in progress; each probe waits for its own 50 ms.
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
    public async Task A_check_of_accounts_that_do_not_exist_is_refused_when_the_host_starts(string what, string message)
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
    public void An_invalid_time_option_is_refused_immediately(
        string problem,
        Action<ApiKeyHealthCheckOptions> configure
    )
    {
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() =>
            new ServiceCollection().AddHealthChecks().AddApiKeyAccounts(configure)
        );

        Assert.Equal($"Health check 'apikeys': {problem}", refusal.Message);
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
