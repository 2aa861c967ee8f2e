using System.Web;
using WireMock;
using WireMock.Admin.Mappings;
using WireMock.Logging;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>
/// Compares the sent requests with the recorded ones. WireMock.Net finds the matching mapping and ignores what the
/// mapping does not mention. Here that is also a difference.
/// </summary>
internal static class SentRequests
{
    // Headers that HTTP needs, or that identify the client or the application's own trace. A recording need not have
    // them.
    private static readonly HashSet<string> _anyClientSends = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        "Connection",
        "Content-Length",
        "Transfer-Encoding",
        "Accept",
        "Accept-Encoding",
        "User-Agent",
        "traceparent",
        "tracestate",
        "baggage",
    };

    public static IReadOnlyList<string> Differences(IReadOnlyList<MappingModel> recorded, IReadOnlyList<ILogEntry> sent)
    {
        ILogEntry[] unmatched = [.. sent.Where(entry => entry.MappingGuid is null)];
        return unmatched.Length > 0
            ? [.. unmatched.Select(RequestText.OfUnmatched)]
            : [.. Order(recorded, sent), .. sent.SelectMany(entry => Unmentioned(recorded, entry))];
    }

    /// <summary>Each recorded request is sent once, in the order of the file.</summary>
    private static IEnumerable<string> Order(IReadOnlyList<MappingModel> recorded, IReadOnlyList<ILogEntry> sent)
    {
        string?[] expected = [.. recorded.Select(mapping => mapping.Title)];
        string?[] actual = [.. sent.Select(entry => entry.MappingTitle)];
        return expected.SequenceEqual(actual)
            ? []
            : [$"Recorded were '{string.Join("', '", expected)}', and sent were '{string.Join("', '", actual)}'."];
    }

    private static IEnumerable<string> Unmentioned(IReadOnlyList<MappingModel> recorded, ILogEntry entry)
    {
        RequestModel request = recorded.Single(mapping => mapping.Title == entry.MappingTitle).Request;
        string? difference = Unmentioned(request, entry.RequestMessage!);
        return difference is null ? [] : [$"'{entry.MappingTitle}': {difference}."];
    }

    private static string? Unmentioned(RequestModel recorded, IRequestMessage sent)
    {
        if (recorded is { Path: null } or { Methods: not { Length: 1 } })
        {
            return "it needs a 'Path' and one method in 'Methods'";
        }

        (string[] expected, string[] actual) = (QueryOf(recorded), QueryOf(sent));
        string[] headers = HeadersBeside(recorded, sent);
        return !expected.SequenceEqual(actual)
                ? $"its query is {string.Join("&", expected)}, and sent was {string.Join("&", actual)}"
            : headers.Length > 0 ? $"sent were also the headers {string.Join(", ", headers)}"
            : recorded.Body is null && sent.BodyAsBytes is { Length: > 0 } ? $"it has no body, and sent was {sent.Body}"
            : null;
    }

    private static string[] QueryOf(RequestModel recorded) =>
        [
            .. (recorded.Params ?? [])
                .SelectMany(param => (param.Matchers ?? []).Select(matcher => $"{param.Name}={matcher.Pattern}"))
                .Order(StringComparer.Ordinal),
        ];

    private static string[] QueryOf(IRequestMessage sent) =>
        [
            .. (sent.RawQuery ?? "")
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(parameter => HttpUtility.UrlDecode(parameter))
                .Order(StringComparer.Ordinal),
        ];

    private static string[] HeadersBeside(RequestModel recorded, IRequestMessage sent)
    {
        IEnumerable<string> known = _anyClientSends.Concat((recorded.Headers ?? []).Select(header => header.Name));
        return [.. (sent.Headers?.Keys ?? []).Except(known, StringComparer.OrdinalIgnoreCase)];
    }
}
