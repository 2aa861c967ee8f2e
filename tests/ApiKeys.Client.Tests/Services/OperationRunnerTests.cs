using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Services;

/// <summary>The exception that reaches a caller after any internal failure.</summary>
public sealed class OperationRunnerTests
{
    private readonly ManualClock _clock = new(The.Now);
    private readonly CallState _create;
    private readonly OperationRunner _runner;

    public OperationRunnerTests()
    {
        _create = new ApiCall(
            OperationKind.Create,
            "doing it",
            new AccountContext(
                "Probe",
                "test",
                new Uri("https://probe.example/"),
                new AimmsOptions(),
                new NoAuthenticator(),
                new AimmsErrorReader(),
                _clock
            )
        ).Begin();
        _runner = new OperationRunner(static () => new HttpClient(), new AccountTelemetry("Probe", "test", _clock));
    }

    [Fact]
    public async Task A_call_that_is_already_cancelled_sends_nothing()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        int sent = 0;

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            _runner.RunAsync(_create, (_, _) => Task.FromResult(++sent), cancelled.Token)
        );

        Assert.Equal((cancelled.Token, 0), (error.CancellationToken, sent));
    }

    [Fact]
    public async Task The_result_is_returned()
    {
        Assert.Equal("done", await _runner.RunAsync(_create, (_, _) => Task.FromResult("done"), The.Token));
        Assert.Equal("done", await _runner.RunStepAsync(_create, (_, _) => Task.FromResult("done"), The.Token));
        bool ran = false;
        await _runner.RunAsync(_create, (_, _) => Task.FromResult(ran = true), The.Token);
        Assert.True(ran);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Cancelling_reports_the_outcome_of_the_request(bool hasLeft)
    {
        using CancellationTokenSource cancelled = new();

        Exception? error = await Record.ExceptionAsync(() =>
            _runner.RunAsync(
                _create,
                async (_, token) =>
                {
                    bool left = hasLeft && _create.Delivery.TryMarkSent();
                    Assert.Equal(hasLeft, left);
                    await cancelled.CancelAsync();
                    token.ThrowIfCancellationRequested();
                },
                cancelled.Token
            )
        );

        Assert.Equal(
            hasLeft ? typeof(ApiKeyOutcomeUnknownException) : typeof(OperationCanceledException),
            error!.GetType()
        );
        Assert.Contains(
            hasLeft ? "The call was cancelled while it was under way." : "cancel",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.True(hasLeft || ((OperationCanceledException)error).CancellationToken == cancelled.Token);
    }

    [Fact]
    public async Task A_known_outcome_is_reported_despite_a_cancellation()
    {
        using CancellationTokenSource cancelled = new();
        ApiKeyValueLostException outcome = new("lost");

        Assert.Same(
            outcome,
            await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
                _runner.RunAsync(
                    _create,
                    async (_, _) =>
                    {
                        _create.Delivery.TryMarkSent();
                        await cancelled.CancelAsync();
                        throw outcome;
                    },
                    cancelled.Token
                )
            )
        );
    }

    [Fact]
    public async Task The_call_timeout_ends_a_call()
    {
        Task call = _runner.RunAsync(_create, (_, token) => Task.Delay(Timeout.Infinite, token), The.Token);
        await _clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(100));
        _clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Contains(
            "CallTimeout",
            (await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => call)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_refusal_counts_only_if_it_is_from_the_service()
    {
        WireStatusException refusal = new(409, new ServiceError(), null) { IsFromHandler = true };
        Assert.Contains(
            "A handler of the application responded with status 409",
            (await FailAsync(refusal)).Message,
            StringComparison.Ordinal
        );

        refusal = new(409, new ServiceError(), null);
        Assert.IsType<ApiKeyConflictException>(await FailAsync(refusal));
    }

    [Fact]
    public async Task A_final_error_is_passed_on_and_any_other_is_unknown_once_the_request_was_sent()
    {
        Exception[] outcomes = [new ApiKeyOutcomeUnknownException("x"), new ApiKeyValueLostException("x")];
        ApiKeyOperationFailedException plain = new("x");
        Assert.Same(plain, await FailAsync(plain));
        Assert.Same(
            plain,
            await Record.ExceptionAsync(() => _runner.RunStepAsync(_create, (_, _) => throw plain, The.Token))
        );

        _create.Delivery.TryMarkSent();
        Assert.IsType<ApiKeyOutcomeUnknownException>(await FailAsync(plain));
        foreach (Exception outcome in outcomes)
        {
            Assert.Same(outcome, await FailAsync(outcome));
        }
    }

    [Fact]
    public async Task An_unexpected_exception_is_translated_and_OutOfMemory_is_not()
    {
        InsufficientMemoryException lack = new();

        Assert.Equal(
            typeof(ApiKeyOperationFailedException),
            (await FailAsync(new InvalidOperationException())).GetType()
        );
        Assert.Same(lack, await FailAsync(lack));
    }

    private async Task<Exception> FailAsync(Exception failure) =>
        (
            await Record.ExceptionAsync(() =>
                _runner.RunAsync(_create, (_, _) => Task.FromException(failure), The.Token)
            )
        )!;
}
