using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.ServiceDefaults;

/// <summary>
/// A create without a response is ended by the application's handler, and the error says so. It is sent once, even by a
/// handler that hedges.
/// </summary>
public sealed class HungCreateTests
{
    private static readonly TimeSpan _attempt = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _hedge = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task The_standard_handler_is_named_as_the_cause_of_the_timeout(string service)
    {
        ManualClock clock = new(The.Now);
        await using DefaultsBed defaults = await StartAsync(
            service,
            static client => client.AddStandardResilienceHandler(),
            clock
        );
        defaults.Bed.Lose(Fault.HangAfterCommit());

        Task<IssuedApiKey> create = defaults.Bed.CreateAsync();
        await WaitForCommitAsync(defaults.Bed);
        clock.Advance(_attempt);

        AssertEndedByHandler(await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create));
        Assert.Equal((1, 1, 1), (defaults.Changes, defaults.Bed.Creates, defaults.Bed.Held("ci").Count));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_hedging_handler_sends_a_create_once_and_is_named_as_the_cause(string service)
    {
        ManualClock clock = new(The.Now);
        await using DefaultsBed defaults = await StartAsync(
            service,
            static client => client.AddStandardHedgingHandler(),
            clock
        );
        defaults.Bed.Lose(Fault.HangAfterCommit());

        Task<IssuedApiKey> create = defaults.Bed.CreateAsync();
        await WaitForCommitAsync(defaults.Bed);
        await HedgeAsync(defaults, clock);
        clock.Advance(_attempt - _hedge);

        AssertEndedByHandler(await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create));
        Assert.Equal((1, 1), (defaults.Bed.Creates, defaults.Bed.Held("ci").Count));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_slow_create_succeeds_and_is_sent_once_under_the_hedging_handler(string service)
    {
        ManualClock clock = new(The.Now);
        using HeldResponses held = new();
        await using DefaultsBed defaults = await StartAsync(
            service,
            static client => client.AddStandardHedgingHandler(),
            clock,
            held
        );

        Task<IssuedApiKey> create = defaults.Bed.CreateAsync();
        await WaitForCommitAsync(defaults.Bed);
        await HedgeAsync(defaults, clock);
        held.Open();

        defaults.Bed.AssertSole(await create);
        Assert.Equal(1, defaults.Bed.Emulator.Requests.Count(defaults.Bed.IsCreate));
    }

    private static void AssertEndedByHandler(ApiKeyException error)
    {
        Assert.Equal(ApiKeyFailureStep.Application, error.FailedStep);
        Assert.Contains("A handler of the application ended the call", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cancel", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.IsNotType<OperationCanceledException>(error.InnerException, exactMatch: false);
    }

    /// <summary>
    /// Moves the clock until the handler has sent the create a second time. A timer of the same length may have been
    /// left by an earlier read.
    /// </summary>
    private static async Task HedgeAsync(DefaultsBed defaults, ManualClock clock)
    {
        Task hedged = defaults.WaitForAsync(2);
        while (!hedged.IsCompleted)
        {
            Task timer = clock.WaitForTimerAsync(static length => length == _hedge);
            if (await Task.WhenAny(hedged, timer) == timer)
            {
                clock.Advance(_hedge);
            }
        }

        await hedged;
    }

    private static Task<RecordedRequest> WaitForCommitAsync(RecoveryFixture bed) =>
        bed.Emulator.Requests.WaitForAsync(request => bed.IsCreate(request) && request.Committed, The.Token);

    private static Task<DefaultsBed> StartAsync(
        string service,
        Action<IHttpClientBuilder> handler,
        ManualClock clock,
        HttpMessageHandler? primary = null
    ) => DefaultsBed.StartAsync(service, handler, clock, SetLongTimeouts, primary);

    private static void SetLongTimeouts(ApiKeyAccountOptions options) =>
        (options.AttemptTimeout, options.CallTimeout) = (TimeSpan.FromHours(1), TimeSpan.FromHours(2));

    /// <summary>Holds back the responses to creates.</summary>
    private sealed class HeldResponses : DelegatingHandler
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldResponses()
            : base(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ActivityHeadersPropagator = null,
                }
            ) { }

        public void Open() => _open.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Post)
            {
                await _open.Task.WaitAsync(cancellationToken);
            }

            return response;
        }
    }
}
