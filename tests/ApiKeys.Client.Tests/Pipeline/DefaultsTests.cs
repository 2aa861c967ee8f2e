using System.Net;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>How often, after which delays and for how long an account tries with default options.</summary>
public sealed class DefaultsTests
{
    private static readonly TimeSpan _attempt = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _call = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _instant = TimeSpan.FromTicks(1);

    private readonly ManualClock _clock = new(The.Now);
    private readonly Service _service = new();

    private AimmsApiKeyManager Keys =>
        new(
            new AimmsOptions { CloudAccount = "acme", ApiKey = "credential" },
            new ApiKeyManagerSettings { Handler = _service, TimeProvider = _clock }
        );

    [Fact]
    public void Default_options_are_the_same_at_every_service() =>
        Assert.All(
            new ApiKeyAccountOptions[] { new AimmsOptions(), new MaximoOptions(), new VeeamOptions() },
            options =>
                Assert.Equal(
                    (TimeSpan.FromSeconds(0.8), 3, _longestWait, _attempt, _call),
                    (
                        options.RetryDelay,
                        options.MaxRetries,
                        options.MaxRetryDelay,
                        options.AttemptTimeout,
                        options.CallTimeout
                    )
                )
        );

    [Fact]
    public async Task A_read_is_retried_three_times_by_default()
    {
        await FailAsync(Keys.GetListAsync(The.Token));

        Assert.Equal(4, _service.Requests);
    }

    /// <summary>
    /// The first delay is 0.8 s times 2^t tanh(√(4t)) / 1.4, with a random t from 0 to 1: from 0 to 1.102 s. Of a
    /// thousand delays, one has a t in the last three hundredths except once in 10^13 times, and one is below half of
    /// 0.8 s.
    /// </summary>
    [Fact]
    public async Task The_default_first_delay_is_800_ms_with_jitter()
    {
        AimmsApiKeyManager keys = Keys;
        List<double> first = [];
        for (int call = 0; call < 1000; call++)
        {
            first.Add((await FailAsync(keys.GetListAsync(The.Token)))[0].TotalSeconds);
        }

        Assert.InRange(first.Max(), 1.075, 1.102);
        Assert.InRange(first.Min(), 0, 0.4);
    }

    [Fact]
    public async Task Retry_After_is_respected_up_to_a_minute_by_default()
    {
        _service.RetryAfter = _longestWait;
        Assert.Equal(_longestWait, (await FailAsync(Keys.GetListAsync(The.Token)))[0]);

        TimeSpan tooLong = _longestWait + TimeSpan.FromSeconds(1);
        _service.RetryAfter = tooLong;
        ApiKeyOperationFailedException reported = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Keys.GetListAsync(The.Token)
        );
        Assert.Equal((tooLong, 5), (reported.RetryAfter, _service.Requests));
    }

    [Fact]
    public async Task The_default_attempt_timeout_is_10_seconds()
    {
        _service.Hangs = true;
        Task<IReadOnlyList<ApiKey>> list = Keys.GetListAsync(The.Token);

        await AssertGivenUpAfterAsync(_attempt);

        _service.Hangs = false;
        await FailAsync(list);
    }

    [Fact]
    public async Task The_default_call_timeout_is_100_seconds()
    {
        _service.Hangs = true;
        Task<IssuedApiKey> create = Keys.CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(30), The.Token);

        await AssertGivenUpAfterAsync(_call);

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.Equal(1, _service.Requests);
    }

    private async Task AssertGivenUpAfterAsync(TimeSpan limit)
    {
        await _service.Hanging.WaitAsync(The.Token);
        _clock.Advance(limit - _instant);
        Assert.False(_service.IsGivenUp);
        _clock.Advance(_instant);
        Assert.True(_service.IsGivenUp);
    }

    /// <summary>The three delays of a call that fails.</summary>
    private async Task<List<TimeSpan>> FailAsync(Task call)
    {
        List<TimeSpan> waits = [];
        while (waits.Count < 3)
        {
            TimeSpan wait = default;
            await _clock.WaitForTimerAsync(length => (wait = length) != _attempt && length != _call);
            waits.Add(wait);
            _clock.Advance(wait);
        }

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => call);
        return waits;
    }

    /// <summary>A service that is not available, or does not respond at all.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Hangs { get; set; }

        /// <summary>The delay that the next response requests.</summary>
        public TimeSpan? RetryAfter { get; set; }

        public int Requests { get; private set; }

        public bool IsGivenUp { get; private set; }

        /// <summary>Completes when a request hangs.</summary>
        public Task Hanging => _hanging.Task;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Requests++;
            // A socket does the same.
            await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
            using CancellationTokenRegistration end = cancellationToken.Register(() => IsGivenUp = true);
            if (Hangs)
            {
                _hanging.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            HttpResponseMessage response = new(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
            response.Headers.RetryAfter = RetryAfter is { } wait ? new(wait) : null;
            RetryAfter = null;
            return response;
        }
    }
}
