using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Secrets;

/// <summary>
/// Makes text from a service safe for messages and logs: short, on one line, and without anything that looks like a
/// key.
/// </summary>
internal static class Redaction
{
    private const int MaxLength = 500;
    private const int MaxCodeLength = 80;
    private const int KeyLikeLength = 16;
    private const int RevealingLength = 8;
    private const string Mask = "***";
    private const string Delimiters = "\"'`<>()[]{},;";

    private static readonly Regex _words = new(
        @"\A(?:[A-Z]?[a-z]{1,14}(?:[-_.]?[A-Z][a-z]{1,14}|[-_.][a-z]{1,14})*|[A-Z]{1,15}(?:[-_.][A-Z]{1,15})+)\z",
        RegexOptions.CultureInvariant
    );

    /// <summary>
    /// Masks runs of 16 and more characters without blanks. Dates stay, and so do the texts that the request itself
    /// sent as names or ids.
    /// </summary>
    /// <param name="text">What the service said.</param>
    /// <param name="sent">What the request sent as names or ids.</param>
    public static string? Clean(string? text, params string?[] sent)
    {
        if (text is null || IsClean(text))
        {
            return text;
        }

        StringBuilder clean = new();
        int start = 0;
        for (int at = 0; at <= text.Length && clean.Length <= MaxLength; at++)
        {
            if (at == text.Length || IsDelimiter(text[at]))
            {
                clean.Append(CleanRun(text.Substring(start, at - start)));
                clean.Append(
                    at == text.Length ? ""
                    : char.IsControl(text[at]) ? " "
                    : text[at].ToString()
                );
                start = at + 1;
            }
            else if (at == start && SentAt(text, at, sent) is { } name)
            {
                clean.Append(name);
                at += name.Length - 1;
                start = at + 1;
            }
        }

        string whole = clean.ToString();
        return whole.Length > MaxLength ? whole.Remove(EndOfCharacter(whole, MaxLength)) + "…" : whole;
    }

    /// <summary>Whether nothing in a text has to be masked: it is short, on one line, and so are its runs.</summary>
    private static bool IsClean(string text)
    {
        int run = 0;
        foreach (char c in text)
        {
            run = IsDelimiter(c) ? 0 : run + 1;
            if (run == KeyLikeLength || char.IsControl(c))
            {
                return false;
            }
        }

        return text.Length <= MaxLength;
    }

    /// <summary>
    /// The same without any of the secrets, however short they are. They are masked again after the cleaning: where a
    /// control character became a blank, the parts of a secret with a blank may have come together.
    /// </summary>
    public static string? Clean(string? text, IReadOnlyCollection<SecretValue> secrets, params string?[] sent) =>
        Masked(Clean(Masked(text, secrets), sent), secrets);

    /// <summary>
    /// The same for the code of an error. One that consists of words, such as <c>UnsupportedApiVersion</c>, is no key,
    /// however long it is.
    /// </summary>
    public static string? CleanCode(string? code, IReadOnlyCollection<SecretValue> secrets, params string?[] sent) =>
        code is { Length: <= MaxCodeLength } && _words.IsMatch(code)
            ? Masked(code, secrets)
            : Clean(code, secrets, sent);

    /// <summary>Where a text can be cut that no character is cut in two.</summary>
    private static int EndOfCharacter(string text, int length) =>
        char.IsSurrogatePair(text, length - 1) ? length - 1 : length;

    /// <summary>The text without any of the secrets.</summary>
    public static string? Masked(string? text, IEnumerable<SecretValue> secrets) =>
        secrets.Aggregate(text, static (rest, secret) => Masked(rest, secret));

    /// <summary>The text without a secret, wherever it stands. No spelling is shorter than the secret.</summary>
    public static string? Masked(string? text, SecretValue secret) =>
        secret.Reveal() is var plain && text?.Length >= plain.Length
            ? SpellingsOf(plain).Aggregate(text, static (rest, spelling) => rest.Replace(spelling, Mask))
            : text;

    /// <summary>
    /// Whether an id that a service returns is a secret that it received, or shows the beginning of one. Ids are not
    /// masked as other texts are, because they are long runs themselves.
    /// </summary>
    public static bool Reveals(string id, SecretValue secret)
    {
        string text = secret.Reveal();
        return text.Contains(id)
            || SpellingsOf(text)
                .Concat(Base64Of(text))
                .Any(spelling => id.Contains(spelling.Substring(0, Math.Min(spelling.Length, RevealingLength))));
    }

    /// <summary>
    /// Base64 of the secret behind whatever else, as in Basic: what stands before it shifts it by no, one or two bytes.
    /// </summary>
    private static IEnumerable<string> Base64Of(string secret) =>
        Enumerable
            .Range(0, 3)
            .Select(shift =>
                Convert
                    .ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(secret)])
                    .Substring(shift == 0 ? 0 : shift + 1)
            )
            .SelectMany(static text => new[] { text, text.Replace('+', '-').Replace('/', '_') });

    /// <summary>
    /// The spellings in which a service, or a proxy before it, may quote the secrets that it received. The longest go
    /// first, because one may be a part of another.
    /// </summary>
    private static IEnumerable<string> SpellingsOf(string secret) =>
        IsPlain(secret) ? [secret] : AllSpellingsOf(secret);

    /// <summary>Whether a text is the same in all spellings.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> AllSpellingsOf(string secret)
    {
        string data = Uri.EscapeDataString(secret);
        string form = WebUtility.UrlEncode(secret);
        string json = JavaScriptEncoder.Default.Encode(secret);
        string[] spellings =
        [
            secret,
            data,
            LowerHex(data, '%'),
            form,
            LowerHex(form, '%'),
            json,
            LowerHex(json, '\\'),
            WebUtility.HtmlEncode(secret),
        ];
        return spellings.Distinct().OrderByDescending(static spelling => spelling.Length);
    }

    /// <summary>
    /// The same with the digits of escapes in lower case: two behind a percent sign, four behind a backslash and a u.
    /// </summary>
    private static string LowerHex(string text, char mark)
    {
        StringBuilder? lower = null;
        for (int at = text.IndexOf(mark); at >= 0; at = text.IndexOf(mark, at))
        {
            lower ??= new StringBuilder(text);
            int end =
                at
                + (
                    mark == '%' ? 3
                    : text[at + 1] == 'u' ? 6
                    : 2
                );
            for (; at < end; at++)
            {
                lower[at] = char.ToLowerInvariant(text[at]);
            }
        }

        return lower?.ToString() ?? text;
    }

    private static string? SentAt(string text, int at, string?[] sent) =>
        sent.FirstOrDefault(name =>
            name?.Length >= KeyLikeLength && string.CompareOrdinal(text, at, name, 0, name.Length) == 0
        );

    private static string CleanRun(string run) =>
        run.Length < KeyLikeLength || WireDate.Parse(run.TrimEnd('.', ':')) is not null ? run : Mask;

    private static bool IsDelimiter(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || Delimiters.IndexOf(c) >= 0;
}
