using System.Text;
using System.Text.Json;

namespace ApiKeys.Client.Http;

/// <summary>A request as the generated clients describe it: method, path template, parameters and body.</summary>
internal sealed class WireRequest(HttpMethod method, string path)
{
    private readonly StringBuilder _path = new(path);
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private bool _hasQuery;
    private byte[]? _body;

    /// <summary>Puts a parameter into the path, escaped once.</summary>
    /// <exception cref="ArgumentException">The rules of URLs would rewrite the value.</exception>
    public WireRequest WithPath<T>(string name, T value)
    {
        string text = WireText.Format(value);
        PathSegment.ThrowIfUnsafe(text, name);
        _path.Replace("{" + name + "}", Uri.EscapeDataString(text));
        return this;
    }

    /// <summary>Adds a query parameter; null is left out.</summary>
    public WireRequest WithQuery<T>(string name, T value)
    {
        if (value is not null)
        {
            _path.Append(_hasQuery ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(WireText.Format(value)));
            _hasQuery = true;
        }

        return this;
    }

    /// <summary>Adds a query parameter once for each value.</summary>
    public WireRequest WithQueryList<T>(string name, IEnumerable<T>? values) =>
        (values ?? []).Aggregate(this, (request, value) => request.WithQuery(name, value));

    /// <summary>Adds a header; null is left out.</summary>
    /// <exception cref="ArgumentException">The value has line breaks or other characters that a header cannot carry.</exception>
    public WireRequest WithHeader<T>(string name, T value)
    {
        if (value is not null)
        {
            string text = WireText.Format(value);
            HeaderText.ThrowIfUnsafe(text, name);
            _headers.Add(new(name, text));
        }

        return this;
    }

    /// <summary>Adds a body of JSON.</summary>
    public WireRequest WithBody<T>(T value, JsonSerializerOptions json)
    {
        _body = JsonSerializer.SerializeToUtf8Bytes(value, json.TypeInfoOf<T>());
        return this;
    }

    /// <summary>The message, addressed at an account.</summary>
    public HttpRequestMessage ToMessage(Uri address)
    {
        HttpRequestMessage message = new(method, new Uri(address, _path.ToString()));
        message.Headers.Accept.ParseAdd("application/json");
        foreach (KeyValuePair<string, string> header in _headers)
        {
            message.Headers.Add(header.Key, header.Value);
        }

        if (_body is not null)
        {
            message.Content = new ByteArrayContent(_body);
            message.Content.Headers.ContentType = new("application/json");
        }

        return message;
    }
}
