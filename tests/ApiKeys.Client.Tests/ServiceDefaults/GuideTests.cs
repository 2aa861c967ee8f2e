using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.ServiceDefaults;

/// <summary>The recommendations of the guide "Service defaults" work.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task The_standard_handler_can_be_removed_from_an_account()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "AIMMS",
            static options => options.MaxRetries = 0,
            static services =>
            {
                services.ConfigureHttpClientDefaults(static client => client.AddStandardResilienceHandler());
#pragma warning disable EXTEXP0001 // As in the guide.
                services.AddApiKeyClient().HttpClient("prod").RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
            },
            new ManualClock(The.Now)
        );
        bed.Emulator.Faults.Add(Fault.Respond(503).Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => bed.Keys.GetListAsync(The.Token));

        Assert.Single(bed.Emulator.Requests);
    }

    [Fact]
    public async Task The_standard_handler_can_have_longer_timeouts()
    {
        await using DefaultsBed defaults = await DefaultsBed.StartAsync(
            "AIMMS",
            static client =>
                client.AddStandardResilienceHandler(static options =>
                {
                    options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(110);
                    options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(120);
                    options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(240);
                })
        );

        defaults.Bed.AssertSole(await defaults.Bed.CreateAsync());
    }
}
