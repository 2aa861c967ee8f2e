using ApiKeys.Client.Tests.DependencyInjection;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>The account of a custom service is checked like any other.</summary>
public sealed class OwnManagerTests
{
    [Fact]
    public async Task A_custom_manager_is_checked_like_the_others()
    {
        ApiKey key = new("id", "sync") { Expiry = ApiKeyExpiry.At(The.Now.AddDays(3)) };
        await using HealthFixture health = await HealthFixture.StartAsync(services: services =>
            services.AddApiKeyClient().AddManager("vault", _ => new OwnManager("vault", key))
        );

        IReadOnlyDictionary<string, HealthReportEntry> entries = await health.ProbeAsync(The.Token);

        Assert.Equal(["backup", "eam", "prod", "vault"], entries.Keys.Order());
        Assert.Equal(HealthStatus.Healthy, entries["prod"].Status);
        Assert.Equal(HealthStatus.Degraded, entries["vault"].Status);
        Assert.Equal("Vault", entries["vault"].Data["service"]);
        Assert.Contains("sync (id) at 2026-11-24", entries["vault"].Description, StringComparison.Ordinal);
    }
}
