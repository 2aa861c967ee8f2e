using System.Collections.Concurrent;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Services;

/// <summary>
/// The way of token requests, whose bodies hold secrets: past the handlers that the application added to the HTTP client
/// of an account, into the same pipeline and over the same connections.
/// </summary>
internal sealed class TokenClients
{
    private readonly ConcurrentDictionary<string, HttpMessageHandler> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Notes the pipeline that the factory now has for an HTTP client.</summary>
    public void Set(string client, HttpMessageHandler pipeline) => _pipelines[client] = pipeline;

    /// <summary>A client for token requests.</summary>
    /// <param name="name">The name of the account's HTTP client.</param>
    /// <param name="client">That client. As long as it is in use, the factory keeps the pipeline.</param>
    public HttpClient Create(string name, HttpClient client)
    {
        Client tokens = new(_pipelines[name], client) { Timeout = Timeout.InfiniteTimeSpan };
        HeaderCopy.Add(client.DefaultRequestHeaders, tokens.DefaultRequestHeaders);
        return tokens;
    }

    private sealed class Client(HttpMessageHandler pipeline, HttpClient account)
        : HttpClient(pipeline, disposeHandler: false)
    {
        public HttpClient Account { get; } = account;
    }
}
