using System.Text.RegularExpressions;
using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>
/// The redaction of a text: the result has no secret, nothing long that looks like one, and a limited length.
/// </summary>
internal static class RedactionParser
{
    private const int Longest = 501;
    private const string Name = "a-long-name-that-was-sent";
    private static readonly SecretValue _secret = new(Place.Canary);
    private static readonly Regex _run = new("""[^\s\p{Cc}"'`<>()\[\]{},;]{16,}""", RegexOptions.CultureInvariant);

    public static Parser Instance { get; } =
        new(
            "redaction",
            new ByteMutator(
                Words.Of(
                    "The key 'a-long-name-that-was-sent' is no good.",
                    "expired at 2026-11-21T10:00:00Z.",
                    "wrong: 0123456789abcdef0123456789abcdef, again",
                    $"you sent {Place.Canary}!"
                ),
                [
                    .. Words.Of(
                        Place.Canary,
                        Name,
                        "2026-11-21T10:00:00.1234567Z",
                        "0123456789abcde",
                        "0123456789abcdef",
                        "…",
                        "\U0001F511"
                    ),
                    .. Words.Of(
                        Uri.EscapeDataString(Place.Canary),
                        System.Net.WebUtility.UrlEncode(Place.Canary),
                        System.Net.WebUtility.HtmlEncode(Place.Canary)
                    ),
                ]
            ),
            static bytes => Read(FuzzText.Of(bytes))
        );

    private static bool Read(string text)
    {
        string clean = Redaction.Clean(text, [_secret], Name)!;
        BrokenPromiseException.ThrowIf(
            clean.Contains(Place.Canary, StringComparison.Ordinal),
            "The secret is still there."
        );
        BrokenPromiseException.ThrowIf(clean.Length > Longest, "The text is too long.");
        BrokenPromiseException.ThrowIf(clean.Any(char.IsControl), "The text has a control character.");
        BrokenPromiseException.ThrowIf(
            PathSegment.HasLoneSurrogate(clean) && !PathSegment.HasLoneSurrogate(text),
            "A character was cut in two."
        );
        BrokenPromiseException.ThrowIf(
            _run.Matches(WithoutEnd(clean).Replace(Name, " ", StringComparison.Ordinal))
                .Any(static run => !IsDate(run.Value)),
            "Something long was not masked."
        );
        return clean == text;
    }

    private static bool IsDate(string run) => WireDate.Parse(run.TrimEnd('.', ':')) is not null;

    /// <summary>A name or a date that was truncated is not recognised.</summary>
    private static string WithoutEnd(string clean) => clean.Length < Longest ? clean : clean[..^40];
}
