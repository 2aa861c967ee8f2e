using System.Diagnostics;
using System.Globalization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>Which keys count and how they are reported, with a mock that has the keys that a test specifies.</summary>
public sealed class KeyTests
{
    private static readonly DateTimeOffset _tomorrow = The.Now.AddDays(1);

    [Theory]
    [InlineData(ApiKeyStatus.Enabled, HealthStatus.Degraded)]
    [InlineData(ApiKeyStatus.Unknown, HealthStatus.Degraded)]
    [InlineData(ApiKeyStatus.Disabled, HealthStatus.Healthy)]
    [InlineData(ApiKeyStatus.DisabledByService, HealthStatus.Healthy)]
    public async Task A_disabled_key_does_not_count(ApiKeyStatus status, HealthStatus expected)
    {
        HealthReportEntry entry = await ProbeAsync(
            new MockManager(new ApiKey("k", "k") { Status = status, Expiry = ApiKeyExpiry.At(_tomorrow) })
        );

        Assert.Equal(expected, entry.Status);
        Assert.Equal(expected == HealthStatus.Degraded ? 1 : 0, entry.Data["keys"]);
    }

    [Fact]
    public async Task Only_keys_that_the_Includes_filter_accepts_count()
    {
        MockManager mock = new(new("theirs", "theirs") { Expiry = ApiKeyExpiry.At(_tomorrow) }, new("ours", "ours"));

        HealthReportEntry entry = await ProbeAsync(mock, options => options.Includes = key => key.Name == "ours");

        Assert.Equal((HealthStatus.Healthy, 1), (entry.Status, entry.Data["keys"]));
    }

    [Fact]
    public async Task Many_keys_are_counted_and_the_ten_that_expire_first_are_named()
    {
        MockManager mock = new([
            .. Enumerable
                .Range(1, 500)
                .Reverse()
                .Select(n => new ApiKey($"id-{n:000}", $"key-{n:000}")
                {
                    Expiry = ApiKeyExpiry.At(The.Now.AddMinutes(n)),
                }),
        ]);

        HealthReportEntry entry = await ProbeAsync(mock);
        string[] named = Assert.IsType<string[]>(entry.Data["expiring"]);

        Assert.Equal(500, entry.Data["keysExpiring"]);
        Assert.Equal((10, "key-001 (id-001) at 2026-11-21 10:01:00Z"), (named.Length, named[0]));
        Assert.Contains("500 of 500 keys", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("key-011", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_name_cannot_inject_or_flood_log_lines()
    {
        HealthReportEntry entry = await ProbeAsync(
            new MockManager(
                new ApiKey("id", "a\r\nfail: b\u001b[31m\u0085\u2028\u2029" + new string('x', 5000))
                {
                    Expiry = ApiKeyExpiry.At(_tomorrow),
                }
            )
        );

        Assert.DoesNotContain(
            entry.Description!,
            character =>
                char.GetUnicodeCategory(character)
                    is UnicodeCategory.Control
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
        );
        Assert.InRange(entry.Description!.Length, 100, 400);
    }

    [Fact]
    public async Task The_report_does_not_quote_exceptions_of_application_code()
    {
        HealthReportEntry entry = await ProbeAsync(
            new MockManager(new ApiKey("k", "k")),
            options => options.Includes = _ => throw new InvalidOperationException("hunter2")
        );

        Assert.Equal((HealthStatus.Unhealthy, null), (entry.Status, entry.Exception));
        Assert.Equal(
            "The check of the account 'prod' failed inside the program (InvalidOperationException).",
            entry.Description
        );
    }

    [Fact]
    public async Task The_report_does_not_quote_messages_of_an_application_s_validator()
    {
        HealthReportEntry entry = await ProbeAsync(
            new MockManager
            {
                Failure = new OptionsValidationException(
                    "prod",
                    typeof(AimmsOptions),
                    ["'hunter2' is too short for a key."]
                ),
            }
        );

        Assert.Equal((HealthStatus.Unhealthy, null), (entry.Status, entry.Exception));
        Assert.Equal(
            "The options of the account 'prod' are invalid. Each call to it throws an exception that says why.",
            entry.Description
        );
    }

    [Fact]
    public async Task The_check_does_not_run_inside_the_activity_of_the_probe()
    {
        using Activity probe = new Activity("probe").Start();
        Activity? seen = probe;

        await ProbeAsync(
            new MockManager(new ApiKey("k", "k")),
            options => options.Includes = _ => (seen = Activity.Current) is null
        );

        Assert.Null(seen);
    }

    private static async Task<HealthReportEntry> ProbeAsync(
        MockManager mock,
        Action<ApiKeyHealthCheckOptions>? configure = null
    )
    {
        await using HealthFixture health = await HealthFixture.StartAsync(
            configure,
            services: services => services.AddKeyedSingleton<ApiKeyManager>("prod", mock)
        );
        return await health.ProbeAsync("prod");
    }
}
