namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// Runs code just before a create is sent, as another program may. Creates are counted from 1; retries of one create
/// are not counted.
/// </summary>
internal sealed class Interlude(string path, Func<int, Task> act) : DelegatingHandler
{
    private int _seen;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
        )
        {
            await act(Interlocked.Increment(ref _seen));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>
/// A network that holds back the first create, as a gateway with a queue may. It forwards that create to the service
/// before the second one, or after the second one got its response.
/// </summary>
/// <param name="path">The end of the path of a create.</param>
/// <param name="attempts">The number of requests that belong to the first create.</param>
/// <param name="releasesBefore">Whether the first create is forwarded before the second.</param>
/// <param name="forgotten">A header that does not arrive; null if all arrive.</param>
internal sealed class Queueing(string path, int attempts, bool releasesBefore, string? forgotten = null)
    : DelegatingHandler(new SocketsHttpHandler())
{
    private HttpRequestMessage? _kept;
    private int _seen;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Method != HttpMethod.Post
            || !request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
        )
        {
            return await base.SendAsync(request, cancellationToken);
        }

        request.Headers.Remove(forgotten ?? "X-Nothing");
        if (_seen++ < attempts)
        {
            _kept = await CopyAsync(request, cancellationToken);
            throw new HttpRequestException("The connection broke.");
        }

        await ReleaseAsync(releasesBefore, cancellationToken);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        await ReleaseAsync(true, cancellationToken);
        return response;
    }

    private async Task ReleaseAsync(bool isTime, CancellationToken cancellationToken)
    {
        if (isTime && Interlocked.Exchange(ref _kept, null) is { } kept)
        {
            (await base.SendAsync(kept, cancellationToken)).Dispose();
        }
    }

    public static async Task<HttpRequestMessage> CopyAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri)
        {
            Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)),
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Content.Headers.ContentType = request.Content.Headers.ContentType;
        return copy;
    }
}

/// <summary>A gateway that sends the first create twice to the service and loses both responses.</summary>
internal sealed class Doubling(string path) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _seen;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Method != HttpMethod.Post
            || !request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            || _seen++ > 0
        )
        {
            return await base.SendAsync(request, cancellationToken);
        }

        HttpRequestMessage copy = await Queueing.CopyAsync(request, cancellationToken);
        (await base.SendAsync(await Queueing.CopyAsync(copy, cancellationToken), cancellationToken)).Dispose();
        (await base.SendAsync(copy, cancellationToken)).Dispose();
        throw new HttpRequestException("The connection broke.");
    }
}
