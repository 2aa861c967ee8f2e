using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;

namespace ApiKeys.Client.Tests.ServiceDefaults;

/// <summary>
/// A call that a handler of the application ended reports that, and is not reported as cancelled by the caller.
/// </summary>
public sealed class EndedByHandlerTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_handler_timeout_that_ends_a_read_is_reported(string service)
    {
        ManualClock clock = new(The.Now);
        TimeSpan limit = TimeSpan.FromSeconds(3);
        await using DefaultsBed defaults = await DefaultsBed.StartAsync(
            service,
            client => client.AddResilienceHandler("limit", builder => builder.AddTimeout(limit)),
            clock
        );
        defaults.Bed.Emulator.Faults.Add(Fault.Hang().On("GET").Path(defaults.Bed.KeysPath));

        Task<IReadOnlyList<ApiKey>> list = defaults.Bed.Keys.GetListAsync(The.Token);
        await defaults.Bed.Emulator.Requests.WaitForAsync(
            request => request.Path.Contains(defaults.Bed.KeysPath, StringComparison.Ordinal),
            The.Token
        );
        clock.Advance(limit);

        AssertEnded(await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => list), isTransient: true);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_handler_that_cancels_is_reported_as_a_timeout(string service)
    {
        await using DefaultsBed defaults = await StartAsync(service, static () => new Cancelling());

        AssertEnded(
            await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => defaults.Bed.Keys.GetListAsync(The.Token)),
            isTransient: true
        );
        AssertEnded(await Assert.ThrowsAnyAsync<ApiKeyException>(() => defaults.Bed.CreateAsync()), isTransient: true);
        Assert.Empty(defaults.Bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task An_open_circuit_breaker_is_reported(string service)
    {
        CircuitBreakerManualControl control = new(isIsolated: true);
        HttpCircuitBreakerStrategyOptions breaker = new() { ManualControl = control };
        await using DefaultsBed defaults = await DefaultsBed.StartAsync(
            service,
            client => client.AddResilienceHandler("breaker", builder => builder.AddCircuitBreaker(breaker))
        );

        AssertEnded(
            await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => defaults.Bed.Keys.GetListAsync(The.Token)),
            isTransient: true
        );
        AssertEnded(
            await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => defaults.Bed.CreateAsync()),
            isTransient: true
        );
        Assert.Empty(defaults.Bed.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_handler_that_throws_is_reported(string service)
    {
        await using DefaultsBed defaults = await StartAsync(service, static () => new Failing());

        AssertEnded(
            await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => defaults.Bed.Keys.GetListAsync(The.Token)),
            isTransient: false
        );
        Assert.Empty(defaults.Bed.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_error_of_the_service_is_kept_when_a_handler_throws_afterwards(string service)
    {
        await using DefaultsBed defaults = await StartAsync(service, static () => new Ensuring());
        defaults.Bed.Lose(Fault.Respond(409, """{"message":"The name is taken."}"""));

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            defaults.Bed.CreateAsync()
        );

        Assert.Equal((ApiKeyFailureStep.Service, "The name is taken."), (error.FailedStep, error.ServiceMessage));
    }

    private static Task<DefaultsBed> StartAsync(string service, Func<DelegatingHandler> handler) =>
        DefaultsBed.StartAsync(service, client => client.AddHttpMessageHandler(handler));

    private static void AssertEnded(ApiKeyException error, bool isTransient)
    {
        Assert.Equal((ApiKeyFailureStep.Application, isTransient), (error.FailedStep, error.IsTransient));
        Assert.Contains("A handler of the application ended the call", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cancelled", error.Message, StringComparison.Ordinal);
    }

    private sealed class Cancelling : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            using CancellationTokenSource own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await own.CancelAsync();
            return await base.SendAsync(request, own.Token);
        }
    }

    private sealed class Failing : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("no");
    }

    private sealed class Ensuring : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => (await base.SendAsync(request, cancellationToken)).EnsureSuccessStatusCode();
    }
}
