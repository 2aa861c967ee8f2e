using System.Net;
using ApiKeys.Client.Benchmarks.Responses;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>Adds the credential to the request and removes it afterwards.</summary>
internal sealed class CredentialHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.TryAddWithoutValidation("apikey", Place.Credential);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.Headers.Remove("apikey");
        }
    }
}

/// <summary>
/// Retries reads and deletes, with a timeout for each attempt. It retries other requests only if they certainly did not
/// arrive.
/// </summary>
internal sealed class RetryingHandler : DelegatingHandler
{
    private static readonly ResiliencePipeline<HttpResponseMessage> _retryable =
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(
                Options(static outcome =>
                    outcome.Result
                        is {
                            StatusCode: HttpStatusCode.RequestTimeout
                                or HttpStatusCode.TooManyRequests
                                or >= HttpStatusCode.InternalServerError
                        }
                    || outcome.Exception is HttpRequestException or TimeoutRejectedException
                )
            )
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();

    private static readonly ResiliencePipeline<HttpResponseMessage> _once =
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(
                Options(static outcome =>
                    outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests }
                    || outcome.Exception
                        is HttpRequestException
                        {
                            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                        }
                )
            )
            .Build();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        await (request.Method == HttpMethod.Post ? _once : _retryable).ExecuteAsync(
            static async (state, token) => await state.Self.SendOnceAsync(state.Request, token),
            (Self: this, Request: request),
            cancellationToken
        );

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private static RetryStrategyOptions<HttpResponseMessage> Options(
        Func<Outcome<HttpResponseMessage>, bool> isTransient
    ) =>
        new()
        {
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(0.8),
            MaxDelay = TimeSpan.FromSeconds(60),
            ShouldHandle = arguments => new(isTransient(arguments.Outcome)),
            DelayGenerator = static arguments => new(arguments.Outcome.Result?.Headers.RetryAfter?.Delta),
        };
}
