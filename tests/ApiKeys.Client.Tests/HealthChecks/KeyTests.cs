using System.Diagnostics;
using System.Globalization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>Which keys count and how they are told, with a mock that has the keys that a test wants.</summary>
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
    public async Task Only_the_keys_that_the_application_includes_count()
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
    public async Task A_name_cannot_begin_a_line_of_its_own_in_a_log_or_fill_it()
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
    public async Task What_code_of_the_application_throws_is_no_part_of_the_report()
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
    public async Task What_a_validator_of_the_application_says_of_options_is_no_part_of_the_report()
    {
        HealthReportEntry entry = await ProbeAsync(
            new MockManager
            {
                Fault = new OptionsValidationException(
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
    public async Task The_check_is_no_part_of_the_activity_of_the_probe_that_began_it()
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
