using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;

namespace ApiKeys.Client.Http;

/// <summary>
/// What came of a request, for whoever sends it again: the same failure or refusal. A success is not given twice, as it may hold a value; that of a sign-in took another way.
/// </summary>
internal sealed class FirstPass
{
    private readonly ExceptionDispatchInfo? _failure;
    private readonly HttpStatusCode _status;
    private readonly bool _isSuccess;
    private readonly KeyValuePair<string, IEnumerable<string>>[] _headers = [];
    private readonly KeyValuePair<string, IEnumerable<string>>[] _contentHeaders = [];
    private readonly byte[] _body = [];

    public FirstPass(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);

    public FirstPass(HttpResponseMessage response)
    {
        (_status, _isSuccess) = (response.StatusCode, response.IsSuccessStatusCode);
        if (!_isSuccess)
        {
            (_headers, _contentHeaders) = ([.. response.Headers], [.. response.Content.Headers]);
            _body = (response.Content as BufferedContent)?.Bytes.ToArray() ?? [];
        }
    }

    public HttpResponseMessage Again(HttpRequestMessage request, Operation operation)
    {
        _failure?.Throw();
        if (_isSuccess && operation.SecretAnswer is null)
        {
            throw operation.RepeatRefused();
        }

        HttpResponseMessage response = new(_status) { RequestMessage = request, Content = new ByteArrayContent(_body) };
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
