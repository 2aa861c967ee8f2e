using ApiKeys.Client.Aimms;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Veeam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>
/// Thousands of accounts in one application. The measurements are of the whole process, so no test runs in parallel.
/// </summary>
[Collection(nameof(MemoryTests))]
public sealed class ManyAccountsTests
{
    [Theory]
    [InlineData(1_000, 2_000_000)]
    [InlineData(10_000, 20_000_000)]
    public void A_registered_account_keeps_at_most_two_thousand_bytes(int count, long most)
    {
        // Garbage of earlier tests may be collected meanwhile and hide what is kept, but not in every run.
        Assert.InRange(
            Enumerable.Range(0, 20).Select(_ => Held(count)).FirstOrDefault(held => held >= count),
            count,
            most
        );
    }

    /// <summary>The factory replaces the handler of each account every two minutes, for months.</summary>
    [Fact]
    public void Replaced_handlers_are_collected()
    {
        const int PerRound = 1_000;
        const int Rounds = 20;
        using AccountConnections connections = new();
        long before = LiveMemory.Bytes();

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < PerRound; i++)
            {
                connections.CreateHandler();
            }

            GC.Collect();
        }

        Assert.InRange(LiveMemory.Bytes() - before, long.MinValue, Rounds * PerRound * 16);
    }

    [Fact]
    public void An_additional_account_adds_no_service_registrations() =>
        Assert.Equal(Services(1).Count, Services(1_000).Count);

    [Fact]
    public void Each_of_many_accounts_has_its_own_options_and_an_unknown_name_has_no_manager()
    {
        using ServiceProvider services = Services(1_000).BuildServiceProvider();

        Assert.Equal(
            1_000,
            services.GetRequiredService<ApiKeyManagers>().Select(static manager => manager.Account).Distinct().Count()
        );
        Assert.Equal(
            "acme-700",
            services.GetRequiredService<IOptionsMonitor<AimmsOptions>>().Get("account-700").CloudAccount
        );
        Assert.Null(services.GetKeyedService<AimmsApiKeyManager>("account-1000"));
        Assert.Null(services.GetKeyedService<ApiKeyManager>("ACCOUNT-1"));
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredKeyedService<ApiKeyManager>("account-1000"));
    }

    [Fact]
    public async Task All_option_errors_of_many_accounts_are_reported_when_the_host_starts()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddApiKeyClient().AddAimms("one", static _ => { }).AddMaximo("two", static _ => { });
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );

        Assert.Contains("account 'one': CloudAccount is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("account 'two': BaseAddress is missing", error.Message, StringComparison.Ordinal);
    }

    /// <summary>How many bytes the accounts keep after they are registered.</summary>
    private static long Held(int count)
    {
        long before = LiveMemory.Bytes();
        ServiceCollection services = Services(count);
        long held = LiveMemory.Bytes() - before;
        GC.KeepAlive(services);
        return held;
    }

    private static ServiceCollection Services(int count)
    {
        ServiceCollection services = [];
        for (int i = 0; i < count; i++)
        {
            string number = $"{i}";
            services
                .AddApiKeyClient()
                .AddAimms(
                    $"account-{number}",
                    options => (options.CloudAccount, options.ApiKey) = ($"acme-{number}", "credential")
                );
        }

        return services;
    }
}
