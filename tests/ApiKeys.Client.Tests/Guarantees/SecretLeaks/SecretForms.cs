using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// The encodings in which a secret may leak. The first eight characters of each suffice, because a part of a secret is
/// a leak as well.
/// </summary>
internal static class SecretForms
{
    public const int PrefixLength = 8;

    public static IEnumerable<(string Name, string Prefix)> Of(string secret)
    {
        string reported = Revealing(secret);
        return Texts(reported)
            .Concat(Base64(reported))
            .Where(static form => form.Text.Length >= PrefixLength)
            .Select(static form => (form.Name, form.Text[..PrefixLength]))
            .Distinct();
    }

    /// <summary>
    /// The secret part of a value. For a JSON Web Token that is the signature, as all tokens begin alike.
    /// </summary>
    private static string Revealing(string secret) =>
        secret.StartsWith("eyJ", StringComparison.Ordinal) ? secret[(secret.LastIndexOf('.') + 1)..] : secret;

    private static IEnumerable<(string Name, string Text)> Texts(string secret)
    {
        yield return ("as it is", secret);
        yield return ("percent-encoded", Uri.EscapeDataString(secret));
        yield return ("as in a form", WebUtility.UrlEncode(secret));
        yield return ("as in a form, lower case", LowerEscapes(WebUtility.UrlEncode(secret)));
        yield return ("JSON-escaped", JavaScriptEncoder.Default.Encode(secret));
        yield return ("JSON-escaped, lower case", LowerEscapes(JavaScriptEncoder.Default.Encode(secret)));
        yield return ("HTML-encoded", WebUtility.HtmlEncode(secret));
    }

    /// <summary>
    /// Base64 of the secret after any other text, as in a Basic header. The text before it shifts it by zero, one or
    /// two bytes.
    /// </summary>
    private static IEnumerable<(string Name, string Text)> Base64(string secret)
    {
        foreach ((int shift, int skipped) in new[] { (0, 0), (1, 2), (2, 3) })
        {
            string text = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(secret)])[skipped..];
            yield return ($"base64, shifted by {shift}", text);
            yield return ($"base64 for URLs, shifted by {shift}", text.Replace('+', '-').Replace('/', '_'));
        }
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "That is the spelling that is looked for.")]
    private static string LowerEscapes(string text) =>
        Regex.Replace(text, @"%[0-9A-F]{2}|\\u[0-9A-F]{4}", static escape => escape.Value.ToLowerInvariant());
}
