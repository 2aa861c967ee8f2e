using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>What makes an account healthy, degraded or unhealthy, at each service.</summary>
public sealed class VerdictTests
{
    public static TheoryData<string> Accounts => new(HealthFixture.Paths.Keys);

    public static TheoryData<string, Fault> Outages =>
        new(
            from account in HealthFixture.Paths.Keys
            from fault in new[]
            {
                Fault.Respond(503),
                Fault.DropBefore(),
                Fault.Respond(200, "<html>maintenance</html>", "text/html"),
            }
            select new TheoryDataRow<string, Fault>(account, fault)
        );

    [Fact]
    public async Task Each_account_that_can_authenticate_is_healthy_and_has_its_own_entry()
    {
        await using HealthFixture health = await HealthFixture.StartAsync();

        IReadOnlyDictionary<string, HealthReportEntry> entries = await health.ProbeAsync(The.Token);

        Assert.Equal(["backup", "eam", "prod"], entries.Keys.Order());
        Assert.All(entries.Values, entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        Assert.Equal(("Aimms", The.Now), (entries["prod"].Data["service"], entries["prod"].Data["checkedAt"]));
    }

    [Theory]
    [InlineData("prod", "ApiKey")]
    [InlineData("eam", "ApiKeyToken")]
    [InlineData("backup", "ApiKey")]
    public async Task Only_the_account_with_a_refused_credential_is_unhealthy_and_it_is_not_shown(
        string account,
        string setting
    )
    {
        const string Wrong = "wrong-0123456789-abcdefghij";
        await using HealthFixture health = await HealthFixture.StartAsync(
            settings: new Dictionary<string, string?> { [$"{account}:{setting}"] = Wrong }
        );

        IReadOnlyDictionary<string, HealthReportEntry> entries = await health.ProbeAsync(The.Token);

        Assert.Equal(
            [account],
            entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy).Select(entry => entry.Key)
        );
        Assert.Contains($"'{account}'", entries[account].Description, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Wrong,
            string.Join("\n", entries[account].Data.Values.Append(entries[account].Description)),
            StringComparison.Ordinal
        );
        Assert.Null(entries[account].Exception);
    }

    [Theory, MemberData(nameof(Outages))]
    public async Task Only_the_account_whose_service_is_down_is_unhealthy(string account, Fault outage)
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        health.Order(account, outage.Always());

        IReadOnlyDictionary<string, HealthReportEntry> entries = await health.ProbeAsync(The.Token);

        Assert.Equal(
            [account],
            entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key)
        );
        Assert.Equal((HealthStatus.Unhealthy, null), (entries[account].Status, entries[account].Exception));
        Assert.Contains($"'{account}'", entries[account].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_may_not_manage_keys_is_unhealthy()
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        health.Order("prod", Fault.Respond(403).Always());

        HealthReportEntry entry = await health.ProbeAsync("prod");

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("lacks the right", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod", HealthStatus.Degraded)]
    [InlineData("eam", HealthStatus.Degraded)]
    [InlineData("backup", HealthStatus.Healthy)] // Keys never end there.
    public async Task A_key_degrades_its_account_from_the_configured_time_until_it_is_deleted(
        string account,
        HealthStatus expected
    )
    {
        await using HealthFixture health = await HealthFixture.StartAsync(options =>
            options.ExpiresWithin = TimeSpan.FromDays(7)
        );
        (ApiKeyManager manager, ApiKey key) = await CreateKeyAsync(health, account);
        DateTimeOffset expiry = key.Expiry.Instant ?? The.Now.AddDays(90);

        Assert.Equal(HealthStatus.Healthy, await StatusAtAsync(expiry.AddDays(-7).AddSeconds(-1)));
        health.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(expected, (await health.ProbeAsync(account)).Status);
        Assert.Equal(expected, await StatusAtAsync(expiry.AddDays(400)));
        Assert.Equal(
            expected == HealthStatus.Degraded,
            (await health.ProbeAsync(account)).Description!.Contains("short-lived", StringComparison.Ordinal)
        );

        await manager.DeleteAsync(key.Id, The.Token);
        Assert.Equal(HealthStatus.Healthy, await StatusAtAsync(expiry.AddDays(401)));

        async Task<HealthStatus> StatusAtAsync(DateTimeOffset instant)
        {
            health.Clock.Advance(instant - health.Clock.GetUtcNow());
            return (await health.ProbeAsync(account)).Status;
        }
    }

    [Fact]
    public async Task An_account_whose_own_credential_expires_soon_is_degraded()
    {
        await using HealthFixture first = await HealthFixture.StartAsync();
        IssuedApiKey own = await first.Maximo.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90))
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );
        await using HealthFixture health = await HealthFixture.StartAsync(
            options => options.Includes = _ => false,
            new Dictionary<string, string?>
            {
                ["eam:BaseAddress"] = first.Emulator.Maximo.BaseAddress.ToString(),
                ["eam:ApiKeyId"] = own.Key.Id,
                ["eam:ApiKeyToken"] = own.Value.Reveal(),
            }
        );

        HealthReportEntry early = await health.ProbeAsync("eam");
        health.Clock.Advance(TimeSpan.FromDays(76));
        HealthReportEntry soon = await health.ProbeAsync("eam");

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded), (early.Status, soon.Status));
        Assert.Equal(own.Key.Expiry.Instant, early.Data["credentialExpiresAt"]);
        Assert.Contains("own credential expires at 2027-02-19", soon.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_an_unknown_expiry_is_listed_and_does_not_degrade()
    {
        await using HealthFixture health = await HealthFixture.StartAsync();
        (_, ApiKey key) = await CreateKeyAsync(health, "eam");
        health.Clock.Advance(TimeSpan.FromHours(1));
        await health.Maximo.UpdateAsync(key.Id, new ApiKeyUpdate { Description = "changed since" }, The.Token);
        health.Clock.Advance(TimeSpan.FromDays(200));

        HealthReportEntry entry = await health.ProbeAsync("eam");

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal([$"changed since ({key.Id})"], Assert.IsType<string[]>(entry.Data["unknownExpiry"]));
    }

    private static async Task<(ApiKeyManager Manager, ApiKey Key)> CreateKeyAsync(
        HealthFixture health,
        string account
    ) =>
        account switch
        {
            "prod" => (
                health.Aimms,
                (
                    await health.Aimms.CreateAsync(
                        new ApiKeyRequest("short-lived", ["Tasks"]) { ExpiresAt = The.Now.AddDays(90) },
                        The.Token
                    )
                ).Key
            ),
            "eam" => (
                health.Maximo,
                (
                    await health.Maximo.CreateAsync(
                        "short-lived",
                        MaximoPermissions.UserAdmin,
                        MaximoRefreshInterval.Days(90),
                        The.Token
                    )
                ).Key
            ),
            _ => (
                health.Veeam,
                (await health.Veeam.CreateAsync(new ApiKeyRequest("short-lived", ["rest"]), The.Token)).Key
            ),
        };
}
