using ApiKeys.Client.Calls;
using ApiKeys.Client.Telemetry;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Retries requests that may be retried, and limits the time of each attempt. <see cref="RetryRules"/> decides.
/// </summary>
internal sealed class RetryHandler(TimeProvider timeProvider) : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> _requestKey = new("ApiKeys.Client.Request");

    private BuiltPipeline? _built;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(
            continueOnCapturedContext: false,
            cancellationToken
        );
        context.Properties.Set(_requestKey, request);
        try
        {
            return await PipelineFor(CallRequest.Of(request).Call.Account.Options)
                .ExecuteAsync(
                    static (ResilienceContext context, RetryHandler self) =>
                        new ValueTask<HttpResponseMessage>(self.SendOnceAsync(context)),
                    context,
                    this
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(ResilienceContext context) =>
        base.SendAsync(RequestOf(context), context.CancellationToken);

    /// <summary>The pipeline for the options as they are now, built once until they change.</summary>
    private ResiliencePipeline<HttpResponseMessage> PipelineFor(ApiKeyAccountOptions options)
    {
        BuiltPipeline? built = _built;
        if (!ReferenceEquals(built?.Options, options))
        {
            _built = built = new BuiltPipeline(options, BuildPipeline(options));
        }

        return built!.Pipeline;
    }

    private ResiliencePipeline<HttpResponseMessage> BuildPipeline(ApiKeyAccountOptions options)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = timeProvider };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(RetryOptions(options, new RetryRules(options.MaxRetryDelay)));
        }

        return builder.AddTimeout(AttemptOptions(options.AttemptTimeout)).Build();
    }

    private RetryStrategyOptions<HttpResponseMessage> RetryOptions(ApiKeyAccountOptions options, RetryRules rules) =>
        new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.MaxRetryDelay,
            ShouldHandle = arguments => new(rules.MayRetry(RequestIn(arguments.Context).Call, arguments.Outcome)),
            DelayGenerator = arguments => new(RetryRules.RequestedDelay(arguments.Outcome.Result, timeProvider)),
            OnRetry = static arguments =>
            {
                RequestIn(arguments.Context)
                    .Scope?.WillRetry(arguments.AttemptNumber + 1, CauseOf(arguments.Outcome), arguments.RetryDelay);
                return default;
            },
        };

    private static TimeoutStrategyOptions AttemptOptions(TimeSpan limit) =>
        new()
        {
            TimeoutGenerator = arguments =>
                new(RequestIn(arguments.Context).Call.Delivery.HasAttemptLimit ? limit : Timeout.InfiniteTimeSpan),
        };

    private static string CauseOf(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? ErrorType.Of((int)response.StatusCode) : ErrorType.Of(outcome.Exception!);

    private static CallRequest RequestIn(ResilienceContext context) => CallRequest.Of(RequestOf(context));

    private static HttpRequestMessage RequestOf(ResilienceContext context) =>
        context.Properties.GetValue(_requestKey, null!);

    private sealed record BuiltPipeline(ApiKeyAccountOptions Options, ResiliencePipeline<HttpResponseMessage> Pipeline);
}
