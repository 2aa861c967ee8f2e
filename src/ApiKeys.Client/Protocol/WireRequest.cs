using System.Text;
using System.Text.Json;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Protocol;

/// <summary>A request as the generated clients describe it: method, path template, parameters and body.</summary>
internal sealed class WireRequest(HttpMethod method, string path)
{
    private const string ClientVersionHeader = "X-Client-Version";

    private KeyValuePair<string, string>[] _path = [];
    private KeyValuePair<string, string>[] _query = [];
    private KeyValuePair<string, string>[] _headers = [];
    private KeyValuePair<string, string>[] _form = [];
    private byte[]? _body;

    /// <summary>The operation in the specification: method and path template.</summary>
    public string Route => $"{Method} {Path}";

    public HttpMethod Method { get; } = method;

    /// <summary>The path template in the specification.</summary>
    public string Path { get; } = path;

    /// <summary>Puts a parameter into the path, escaped once.</summary>
    /// <exception cref="ArgumentException">The rules of URLs would rewrite the value.</exception>
    public WireRequest WithPath<T>(string name, T value)
    {
        string text = WireText.Format(value);
        PathSegment.ThrowIfUnsafe(text, name);
        return With(ref _path, name, text);
    }

    /// <summary>Adds a query parameter; null is left out.</summary>
    public WireRequest WithQuery<T>(string name, T value) =>
        value is null ? this : With(ref _query, name, WireText.Format(value));

    /// <summary>Adds query parameters.</summary>
    public WireRequest WithQuery(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.Aggregate(this, static (request, parameter) => request.WithQuery(parameter.Key, parameter.Value));

    /// <summary>Adds a query parameter once for each value.</summary>
    public WireRequest WithQueryList<T>(string name, IEnumerable<T>? values) =>
        (values ?? []).Aggregate(this, (request, value) => request.WithQuery(name, value));

    /// <summary>Adds a header; null is left out.</summary>
    /// <exception cref="ArgumentException">The value has line breaks or other characters that a header cannot
    /// carry.</exception>
    public WireRequest WithHeader<T>(string name, T value)
    {
        if (value is null)
        {
            return this;
        }

        string text = WireText.Format(value);
        HeaderText.ThrowIfUnsafe(text, name);
        return With(ref _headers, name, text);
    }

    /// <summary>Adds the members of an object as the fields of a form; null is left out.</summary>
    public WireRequest WithForm<T>(T value, JsonSerializerOptions json) =>
        JsonSerializer
            .SerializeToElement(value, json.TypeInfoOf<T>())
            .EnumerateObject()
            .Aggregate(
                this,
                static (request, member) => request.With(ref request._form, member.Name, member.Value.ToString())
            );

    /// <summary>Adds a body of JSON.</summary>
    public WireRequest WithBody<T>(T value, JsonSerializerOptions json)
    {
        _body = JsonSerializer.SerializeToUtf8Bytes(value, json.TypeInfoOf<T>());
        return this;
    }

    /// <summary>The message, addressed at an account.</summary>
    public HttpRequestMessage ToMessage(Uri address, WireForm form, WireDialect dialect)
    {
        HttpRequestMessage message = new(form.Method, new Uri(address, WithParameters(form, dialect)))
        {
            Content = Content(form),
        };
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (KeyValuePair<string, string> header in _headers)
        {
            message.Headers.Add(header.Key, dialect.Header(header.Key, header.Value, form));
        }

        if (form.ClientVersion is { } version)
        {
            message.Headers.Add(ClientVersionHeader, version);
        }

        return message;
    }

    private WireRequest With(ref KeyValuePair<string, string>[] parameters, string name, string value)
    {
        parameters = [.. parameters, new(name, value)];
        return this;
    }

    private string WithParameters(WireForm form, WireDialect dialect)
    {
        string path = form.Path;
        foreach (KeyValuePair<string, string> parameter in _path)
        {
            path = path.Replace("{" + parameter.Key + "}", Uri.EscapeDataString(parameter.Value));
        }

        if (_query.Length == 0)
        {
            return path;
        }

        StringBuilder text = new(path);
        char separator = '?';
        foreach (
            (string name, string value) in _query.SelectMany(parameter =>
                dialect.Query(parameter.Key, parameter.Value, form).Select(value => (parameter.Key, value))
            )
        )
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    private HttpContent? Content(WireForm form) =>
        _body is not null ? WireContent.Json(_body)
        : _form.Length > 0 ? WireContent.Form(_form, form.IsMultipart)
        : null;
}
