using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Tests.Support;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>A change with a lost response is read back before it is retried.</summary>
public sealed class ReadBackTests
{
    private readonly ManualClock _clock = new(The.Now);
    private readonly AimmsOptions _options = new() { RetryDelay = TimeSpan.Zero };
    private readonly List<string> _steps = [];

    [Fact]
    public async Task A_change_that_gets_its_response_is_not_read_back()
    {
        Assert.Equal("changed", await RunAsync(() => "changed", () => "never"));
        Assert.Equal(["change"], _steps);
    }

    [Fact]
    public async Task A_lost_change_that_was_applied_is_success()
    {
        Assert.Equal("wanted", await RunAsync(Lost, () => "wanted"));
        Assert.Equal(["change", "read"], _steps);
    }

    [Theory]
    [InlineData("as before")]
    [InlineData(null)]
    public async Task A_lost_change_that_was_not_applied_is_retried_up_to_MaxRetries(string? now)
    {
        _options.MaxRetries = 2;

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => RunAsync(Lost, () => now));

        Assert.Equal(["change", "read", "change", "read", "change"], _steps);
    }

    [Fact]
    public async Task A_change_in_the_background_is_not_retried()
    {
        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            RunAsync(() => throw new ApiKeyOutcomeUnknownException("lost") { ActionId = "a7" }, () => "never")
        );

        Assert.Equal(["change"], _steps);
    }

    [Fact]
    public async Task A_refused_change_is_not_retried()
    {
        await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            RunAsync(() => throw new ApiKeyConflictException("no"), () => "never")
        );

        Assert.Equal(["change"], _steps);
    }

    /// <summary>The first request may still be on its way: nothing that befalls the second shows what it did.</summary>
    [Fact]
    public async Task A_lost_change_stays_unknown_when_its_retry_is_refused()
    {
        ApiKeyOutcomeUnknownException lost = new("lost");
        Queue<Exception> failures = new([lost, new ApiKeyOperationFailedException("no")]);

        Assert.Same(
            lost,
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                RunAsync(() => throw failures.Dequeue(), () => "as before")
            )
        );
        Assert.Equal(["change", "read", "change"], _steps);
    }

    /// <summary>What the service says of the key itself holds for the first request, too.</summary>
    [Theory]
    [InlineData(typeof(ApiKeyConflictException), nameof(ErrorOrigin.Service), true)]
    [InlineData(typeof(ApiKeyConflictException), nameof(ErrorOrigin.Foreign), false)]
    [InlineData(typeof(ApiKeyNotFoundException), nameof(ErrorOrigin.Service), true)]
    [InlineData(typeof(ApiKeyNotFoundException), nameof(ErrorOrigin.Unproven), false)]
    [InlineData(typeof(ApiKeyAccessDeniedException), nameof(ErrorOrigin.Service), false)]
    public async Task The_state_of_the_key_settles_a_lost_change(Type kind, string origin, bool settles)
    {
        ApiKeyException refused = (ApiKeyException)Activator.CreateInstance(kind, "no")!;
        refused.Details = refused.Details with { Origin = Enum.Parse<ErrorOrigin>(origin) };
        Queue<Exception> failures = new([new ApiKeyOutcomeUnknownException("lost"), refused]);

        ApiKeyException outcome = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            RunAsync(() => throw failures.Dequeue(), () => "as before")
        );

        Assert.IsType(settles ? kind : typeof(ApiKeyOutcomeUnknownException), outcome);
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_back_stays_unknown()
    {
        ApiKeyOutcomeUnknownException lost = new("lost");

        Assert.Same(
            lost,
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                RunAsync(() => throw lost, () => throw new ApiKeyOperationFailedException("unreadable"))
            )
        );
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            RunAsync(Lost, () => throw new OperationCanceledException())
        );
    }

    [Fact]
    public async Task Delays_double_up_to_the_limit()
    {
        (_options.MaxRetries, _options.RetryDelay, _options.MaxRetryDelay) = (
            4,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(3)
        );
        Task<string> change = RunAsync(Lost, () => null);
        foreach (int seconds in new[] { 1, 2, 3, 3 })
        {
            await _clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(seconds));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => change);
    }

    private static string Lost() => throw new ApiKeyOutcomeUnknownException("lost");

    private Task<string> RunAsync(Func<string> change, Func<string?> read) =>
        ReadBack.RunAsync(
            new ApiCall(
                OperationKind.Update,
                "",
                new AccountContext(
                    "Probe",
                    "test",
                    new Uri("https://probe.example/"),
                    _options,
                    new NoAuthenticator(),
                    new AimmsErrorReader(),
                    _clock
                )
            ).Begin(),
            _ => Step("change", change),
            _ => Step("read", read),
            now => now == "wanted",
            The.Token
        );

    private async Task<T> Step<T>(string name, Func<T> step)
    {
        _steps.Add(name);
        await Task.CompletedTask;
        return step();
    }
}
