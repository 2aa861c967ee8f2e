using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The requests with an X-Request-id of the last five minutes. A retry is not processed again, and gets the first
/// response. It is inferred that another request under the same id is rejected, and that ids are separate for each
/// caller.
/// </summary>
internal sealed class VeeamRequestIds(TimeProvider clock)
{
    private const string Header = "X-Request-id";
    private static readonly TimeSpan _memory = TimeSpan.FromMinutes(5);
    private readonly Dictionary<(Guid Caller, Guid Id), Entry> _entries = [];

    public void Clear() => _entries.Clear();

    /// <summary>The id; <see langword="null"/> without one.</summary>
    public static Guid? Of(RecordedRequest request) =>
        !request.Headers.TryGetValue(Header, out string? text) ? null
        : Guid.TryParseExact(text, "D", out Guid id) ? id
        : throw VeeamRefusalException.OfParameter(Header, "The id of the request is not a UUID.");

    public EmulatedResponse Once(VeeamCall call, Guid id, Func<EmulatedResponse> act)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string content = $"{call.Request.Method} {call.Request.RawTarget}\n{call.Request.Body}";
        if (_entries.TryGetValue((call.Caller.Uid, id), out Entry? entry) && now < entry.Time + _memory)
        {
            return entry.Content == content
                ? entry.Response
                : throw VeeamRefusalException.OfParameter(Header, "The id belongs to another request.");
        }

        EmulatedResponse response = act();
        _entries[(call.Caller.Uid, id)] = new(now, content, response);
        return response;
    }

    private sealed record Entry(DateTimeOffset Time, string Content, EmulatedResponse Response);
}
