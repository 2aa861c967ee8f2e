using System.Globalization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>
/// Thousands of accounts, one after another. The measurements are of the whole process, so no test runs in parallel.
/// </summary>
[Collection(nameof(MemoryTests))]
public sealed class ManyLeasesTests
{
    /// <summary>Twenty bytes for each lease: nothing of an account stays in memory.</summary>
    private const long MostGrowth = 200_000;

    [Fact]
    public void Ten_thousand_leases_of_different_hosts_leave_no_memory_and_few_handlers()
    {
        using ServiceProvider services = new ServiceCollection().AddApiKeyClient().Services.BuildServiceProvider();
        LeaseEach(services, 100);
        long before = LiveMemory.Bytes();

        LeaseEach(services, 10_000);

        Assert.InRange(LiveMemory.Bytes() - before, long.MinValue, MostGrowth);
        Assert.Equal(LeasedConnections.MostIdle, services.GetRequiredService<LeasedConnections>().Count);
    }

    [Fact]
    public async Task Two_thousand_accounts_at_one_host_share_one_connection()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        int most = 0;
        for (int number = 0; number < 2_000; number++)
        {
            using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire("Aimms", Name(number));
            await lease.Manager.CheckAsync(The.Token);
            most = number % 500 == 0 ? Math.Max(most, bed.Connections) : most;
        }

        Assert.Equal((1, 1, 0, 1), (most, bed.Connections, bed.Managers, bed.Handlers));
    }

    [Fact]
    public async Task Accounts_that_trust_different_certificates_share_no_connection_and_few_stay_open()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        for (int number = 0; number < 200; number++)
        {
            string trusted = number.ToString("x64", CultureInfo.InvariantCulture);
            using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire(
                "Aimms",
                Name(number),
                options => options.CertificateSha256 = trusted
            );
            await lease.Manager.GetListAsync(The.Token);
            Assert.InRange(bed.Handlers, 1, LeasedConnections.MostIdle + 1);
        }

        Assert.Equal(LeasedConnections.MostIdle, bed.Connections);
    }

    private static void LeaseEach(ServiceProvider services, int count)
    {
        ApiKeyManagerFactory factory = services.GetRequiredService<ApiKeyManagerFactory>();
        for (int number = 0; number < count; number++)
        {
            AimmsOptions options = new() { CloudAccount = $"acme-{number}", ApiKey = "credential" };
            using ApiKeyManagerLease<AimmsApiKeyManager> lease = factory.Acquire<AimmsApiKeyManager>(
                Name(number),
                options
            );
            Assert.Equal(Name(number), lease.Manager.Account);
        }
    }

    private static string Name(int number) => $"tenant {number}";
}
