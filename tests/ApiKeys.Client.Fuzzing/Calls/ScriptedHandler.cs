using ApiKeys.Client.Fuzzing.Engine;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>Replaces the network, and responds with a script.</summary>
internal sealed class ScriptedHandler(Script script) : HttpMessageHandler
{
    /// <summary>More requests than any call needs, including polling for as long as a call may take.</summary>
    private const int MostRequests = 200;

    private int _requests;

    public void ThrowIfAskedTooOften() =>
        BrokenPromiseException.ThrowIf(_requests > MostRequests, $"One call sends {_requests} requests.");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        int number = Interlocked.Increment(ref _requests);
        // As with a socket, the body of the request is sent before there is a response.
        await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(
            false
        );
        ScriptedResponse response = script.Responses[Math.Min(number, script.Responses.Count) - 1];
        return number > MostRequests || response.Status is < 100 or > 999
            ? throw new HttpRequestException("The connection broke.")
            : ToMessage(response, request);
    }

    private static HttpResponseMessage ToMessage(ScriptedResponse response, HttpRequestMessage request)
    {
        HttpResponseMessage message = new((System.Net.HttpStatusCode)response.Status)
        {
            Content = new StreamContent(new MemoryStream(response.Body)),
            RequestMessage = request,
        };
        foreach ((string name, string value) in response.Headers)
        {
            _ =
                message.Headers.TryAddWithoutValidation(name, value)
                || message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
