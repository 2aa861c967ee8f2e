using Microsoft.Extensions.Options;
using Polly;

namespace ApiKeys.Client.StartUp;

internal sealed class FloorCredential(IOptionsMonitor<FloorOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.TryAddWithoutValidation("apikey", options.CurrentValue.ApiKey);
        return base.SendAsync(request, cancellationToken);
    }
}

internal sealed class FloorRetry : DelegatingHandler
{
    private static readonly ResiliencePipeline<HttpResponseMessage> _pipeline =
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(
                new()
                {
                    MaxRetryAttempts = 3,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = static arguments =>
                        new(
                            arguments.Outcome.Exception is HttpRequestException
                                || (int?)arguments.Outcome.Result?.StatusCode is 429 or >= 500
                        ),
                }
            )
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
}
