namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>
/// Watches the socket and notes when the head of a response has arrived that will be incomplete, so that a test knows
/// that the SDK has seen it.
/// </summary>
internal sealed class SocketWatch(HttpMessageHandler socket, MatrixOperation operation) : DelegatingHandler(socket)
{
    private readonly TaskCompletionSource _responded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _hits;

    /// <summary>
    /// Completes when the head of a response to the request that is hit has arrived and announces more than a fault
    /// lets through.
    /// </summary>
    public Task Responded => _responded.Task;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (
            operation.IsHit(request.Method.Method, request.RequestUri!.AbsolutePath)
            && ++_hits > operation.Skip
            && response.Content.Headers.ContentLength > MatrixFaults.PartOfBody
        )
        {
            _responded.TrySetResult();
        }

        return response;
    }
}
