using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Calls;

/// <summary>
/// Replays the outcome of the first request to an outer handler that retries: the same failure or error. A success is
/// not replayed, because it may contain a value.
/// </summary>
internal sealed class RecordedOutcome
{
    private static readonly RecordedOutcome _success = new();

    private readonly ExceptionDispatchInfo? _failure;
    private readonly HttpStatusCode _status;
    private readonly KeyValuePair<string, IEnumerable<string>>[] _headers = [];
    private readonly KeyValuePair<string, IEnumerable<string>>[] _contentHeaders = [];
    private readonly byte[] _body = [];

    public RecordedOutcome(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);

    private RecordedOutcome(HttpResponseMessage rejection)
    {
        _status = rejection.StatusCode;
        (_headers, _contentHeaders) = ([.. rejection.Headers], [.. rejection.Content.Headers]);
        _body = (rejection.Content as BufferedContent)?.Bytes.ToArray() ?? [];
    }

    private RecordedOutcome() => IsSuccess = true;

    /// <summary>The outcome that a response is.</summary>
    public static RecordedOutcome Of(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? _success : new(response);

    public bool IsSuccess { get; }

    /// <summary>How it failed; null when there was a response.</summary>
    public Exception? Failure => _failure?.SourceException;

    /// <summary>
    /// The exception for handlers that would treat the outcome as transient, wait, and send the request again in vain;
    /// null when they would not.
    /// </summary>
    public FinalOutcomeException? Final =>
        Failure is { } failure ? new FinalOutcomeException(failure.Message, failure)
        : StatusCodes.LooksTransient((int)_status)
            ? new FinalOutcomeException($"The service responded with status {(int)_status}.")
        : null;

    /// <summary>Replays the outcome, which was no success.</summary>
    public HttpResponseMessage Again(HttpRequestMessage message)
    {
        _failure?.Throw();
        HttpResponseMessage response = new(_status) { RequestMessage = message, Content = new ByteArrayContent(_body) };
        Add(_headers, response.Headers);
        Add(_contentHeaders, response.Content.Headers);
        return response;
    }

    private static void Add(KeyValuePair<string, IEnumerable<string>>[] headers, HttpHeaders target)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            target.TryAddWithoutValidation(header.Key, header.Value);
        }
    }
}
