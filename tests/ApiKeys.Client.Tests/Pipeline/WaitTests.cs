using System.Net;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>The delay between two attempts.</summary>
public sealed class WaitTests
{
    private readonly ManualClock _clock = new(The.Now);
    private readonly Failing _service = new();

    [Fact]
    public async Task Delays_grow_exponentially_with_jitter_up_to_the_limit()
    {
        // One run may by chance start with a longer delay than it ends with; twenty runs do not.
        List<List<TimeSpan>> runs = [];
        for (int run = 0; run < 20; run++)
        {
            runs.Add(
                await RunAsync(
                    new AimmsOptions
                    {
                        MaxRetries = 6,
                        RetryDelay = TimeSpan.FromSeconds(1),
                        MaxRetryDelay = TimeSpan.FromSeconds(8),
                    }
                )
            );
        }

        Assert.All(runs, waits => Assert.Equal(6, waits.Count));
        Assert.InRange(runs.Select(waits => waits[0]).Distinct().Count(), 10, 20);
        Assert.All(
            runs.SelectMany(waits => waits),
            wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(8))
        );
        Assert.True(runs.Sum(waits => waits[5].TotalSeconds) > runs.Sum(waits => waits[0].TotalSeconds));
    }

    [Fact]
    public async Task An_unused_response_is_disposed_before_the_retry()
    {
        await RunAsync(new AimmsOptions { MaxRetries = 2 });

        Assert.Equal([0, 1, 2], _service.LetGoBefore);
    }

    private async Task<List<TimeSpan>> RunAsync(AimmsOptions options)
    {
        (options.CloudAccount, options.ApiKey, options.AttemptTimeout, options.CallTimeout) = (
            "acme",
            "credential",
            TimeSpan.FromHours(2),
            TimeSpan.FromHours(3)
        );
        List<TimeSpan> waits = [];
        Task<IReadOnlyList<ApiKey>> list = new AimmsApiKeyManager(
            options,
            new ApiKeyManagerSettings { Handler = _service, TimeProvider = _clock }
        ).GetListAsync(The.Token);
        for (int retry = 0; retry < options.MaxRetries; retry++)
        {
            TimeSpan wait = default;
            await _clock.WaitForTimerAsync(length => (wait = length) < TimeSpan.FromHours(1));
            waits.Add(wait);
            _clock.Advance(wait);
        }

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => list);
        return waits;
    }

    private sealed class Failing : HttpMessageHandler
    {
        private int _letGo;

        public List<int> LetGoBefore { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            LetGoBefore.Add(_letGo);
            return Task.FromResult<HttpResponseMessage>(new Response(this));
        }

        private sealed class Response(Failing service) : HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            protected override void Dispose(bool disposing)
            {
                service._letGo++;
                base.Dispose(disposing);
            }
        }
    }
}
