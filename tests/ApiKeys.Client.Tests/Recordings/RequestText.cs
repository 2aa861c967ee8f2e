using System.Text;
using WireMock;
using WireMock.Logging;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>A request as readable text for the report of a test.</summary>
internal static class RequestText
{
    /// <summary>A request that matches no mapping, and its differences from the most similar mapping.</summary>
    public static string OfUnmatched(ILogEntry entry)
    {
        IEnumerable<string?> parts = (entry.PartialMatchResult?.MatchDetails ?? [])
            .Where(detail => detail.Score < 1)
            .Select(detail =>
                detail
                    .MatcherType?.Replace("RequestMessage", "", StringComparison.Ordinal)
                    .Replace("Matcher", "", StringComparison.Ordinal)
            );
        return $"""
            No recorded request is this one:
            {Of(entry.RequestMessage!)}
            The most similar is '{entry.PartialMappingTitle}', from which it differs in: {string.Join(", ", parts)}.
            """;
    }

    private static string Of(IRequestMessage request)
    {
        StringBuilder text = new($"{request.Method} {request.Path}{request.RawQuery}\n");
        foreach (string name in request.Headers?.Keys ?? [])
        {
            text.Append(name).Append(": ").Append(request.Headers![name]).Append('\n');
        }

        return text.Append(request.Body).ToString();
    }
}
