using System.Text;

namespace ApiKeys.Client.Testing;

/// <summary>
/// A request as it arrived. It contains the emulator's own secrets, because tests search for them. A credential that
/// the emulator did not make is replaced by <c>***</c> wherever it appears. <see cref="ToString"/> prints neither.
/// </summary>
public sealed class RecordedRequest
{
    private volatile int _status;
    private volatile bool _committed;

    internal RecordedRequest(
        string method,
        string rawTarget,
        IReadOnlyDictionary<string, string> headers,
        byte[] content
    )
    {
        Method = method;
        RawTarget = rawTarget;
        Path = Http.RequestPath.Of(rawTarget);
        Headers = headers;
        Content = content;
    }

    /// <summary>Gets the place in the order of arrival: 1 for the first since the emulator started.</summary>
    public long Sequence { get; internal set; }

    /// <summary>Gets the method, for example <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the target of the request line, as it was sent.</summary>
    public string RawTarget { get; }

    /// <summary>Gets the path of the target, still escaped and without the query.</summary>
    public string Path { get; }

    /// <summary>
    /// Gets the headers; names are found in any case, several of one name are joined by a comma and a blank.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the body as UTF-8 text; empty if there was none.</summary>
    public string Body => Encoding.UTF8.GetString(Content);

    /// <summary>Gets the status of the response; <see langword="null"/> if none was sent, or not yet.</summary>
    public int? Status => _status == 0 ? null : _status;

    /// <summary>
    /// Gets a value indicating whether the service processed the request, whether or not the client received the
    /// response.
    /// </summary>
    public bool Committed => _committed;

    internal byte[] Content { get; }

    internal Action? Changed { get; set; }

    /// <summary>The place in the order, the method and the status; no path, header or body.</summary>
    /// <returns>For example <c>#3 POST 201</c>.</returns>
    public override string ToString() =>
        $"#{Sequence} {Method} {(Status is { } status ? $"{status}" : "no response")}{(Committed ? "" : ", not processed")}";

    internal void Commit()
    {
        _committed = true;
        Changed?.Invoke();
    }

    internal void RespondWith(int status)
    {
        _status = status;
        Changed?.Invoke();
    }
}
