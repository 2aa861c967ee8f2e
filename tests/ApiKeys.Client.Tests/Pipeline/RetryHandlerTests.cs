using System.Net;
using System.Net.Http.Headers;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>The timeout of an attempt, the thread of a retry, and the precedence of two requested delays.</summary>
public sealed class RetryHandlerTests
{
    private readonly ManualClock _clock = new(The.Now);

    [Theory]
    [
        InlineData(nameof(OperationKind.Read), true),
        InlineData(nameof(OperationKind.Authenticate), true),
        InlineData(nameof(OperationKind.Delete), true),
        InlineData(nameof(OperationKind.Update), true)
    ]
    [InlineData(nameof(OperationKind.Create), false), InlineData(nameof(OperationKind.Refresh), false)]
    public async Task An_attempt_has_a_timeout_only_where_it_can_be_retried(string kind, bool hasLimit)
    {
        AimmsOptions options = new() { AttemptTimeout = TimeSpan.FromSeconds(10), MaxRetries = 0 };
        bool isGivenUp = false;

        await Record.ExceptionAsync(() =>
            SendAsync(
                New(kind, options),
                token =>
                {
                    _clock.Advance(options.AttemptTimeout);
                    isGivenUp = token.IsCancellationRequested;
                }
            )
        );

        Assert.Equal(hasLimit, isGivenUp);
    }

    [Fact]
    public async Task A_retry_does_not_return_to_the_synchronization_context_of_the_caller()
    {
        UserInterface caller = new();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(caller);
        Task call;
        int attempts = 0;
        try
        {
            call = SendAsync(
                New(nameof(OperationKind.Read), new AimmsOptions()),
                _ => throw (++attempts == 1 ? new HttpRequestException() : new InvalidOperationException())
            );
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await _clock.WaitForTimerAsync(static _ => true);
        _clock.AdvanceToNextTimer();
        await Assert.ThrowsAsync<InvalidOperationException>(() => call);

        Assert.Equal((2, 0), (attempts, caller.Posts));
    }

    [Fact]
    public void The_date_in_the_header_takes_precedence_over_the_seconds_in_the_body()
    {
        ServiceError error = new() { RetryAfter = TimeSpan.FromSeconds(42) };
        using HttpResponseMessage response = new(HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromSeconds(42), RetryAfterHeader.Of(response, error, _clock));

        response.Headers.RetryAfter = new RetryConditionHeaderValue(The.Now.AddSeconds(7));
        Assert.Equal(TimeSpan.FromSeconds(7), RetryAfterHeader.Of(response, error, _clock));
        response.Headers.RetryAfter = new RetryConditionHeaderValue(The.Now.AddSeconds(-7));
        Assert.Equal(TimeSpan.Zero, RetryAfterHeader.Of(response, error, _clock));
    }

    private CallState New(string kind, ApiKeyAccountOptions options) =>
        new ApiCall(
            Enum.Parse<OperationKind>(kind),
            "doing it",
            new AccountContext(
                "Probe",
                "test",
                new Uri("https://probe.example/"),
                options,
                new NoAuthenticator(),
                new AimmsErrorReader(),
                _clock
            )
        ).Begin();

    private async Task SendAsync(CallState operation, Action<CancellationToken> attempt)
    {
        using HttpMessageInvoker invoker = new(new RetryHandler(_clock) { InnerHandler = new Socket(attempt) });
        using HttpRequestMessage request = new(HttpMethod.Post, operation.Account.Address);
        new CallRequest(operation).AttachTo(request);
        using HttpResponseMessage response = await invoker.SendAsync(request, The.Token).ConfigureAwait(false);
    }

    private sealed class Socket(Action<CancellationToken> attempt) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.CompletedTask;
            attempt(cancellationToken);
            return new HttpResponseMessage();
        }
    }

    /// <summary>The synchronization context of a thread that is blocked.</summary>
    private sealed class UserInterface : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
