using System.Text;
using System.Text.Encodings.Web;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Masks the value in the output of a program, piece by piece: as it is, escaped for a URL or JSON, and in base64. A
/// possible beginning of the value is held back until more output arrives.
/// </summary>
internal sealed class ValueMask
{
    private const string Mask = "***";
    private const int BitsOfBase64 = 6;

    // A beginning of this length at the end of the output already reveals too much.
    private const int Revealing = 8;

    private readonly string[] _spellings;
    private string _held = "";

    public ValueMask(string value) =>
        _spellings = [
            .. new[] { value, Uri.EscapeDataString(value), JavaScriptEncoder.Default.Encode(value) }
                .Concat(Base64Of(value))
                .Where(spelling => spelling.Length >= value.Length)
                .Distinct()
                .OrderByDescending(spelling => spelling.Length),
        ];

    /// <summary>The output that can be passed on after another piece.</summary>
    public string Next(string piece)
    {
        string text = _spellings.Aggregate(
            _held + piece,
            static (rest, spelling) => rest.Replace(spelling, Mask, StringComparison.Ordinal)
        );
        int most = Math.Min(_spellings[0].Length - 1, text.Length);
        int held = Enumerable.Range(0, most + 1).Last(length => IsBeginning(text[^length..]));
        _held = text[^held..];
        return text[..^held];
    }

    /// <summary>The rest at the end of the output.</summary>
    public string End() => _held.Length < Revealing ? _held : Mask;

    private bool IsBeginning(string text) =>
        _spellings.Any(spelling => spelling.StartsWith(text, StringComparison.Ordinal));

    /// <summary>
    /// Base64 of the value after other text, as in Basic authentication: that text shifts the value by zero, one or two
    /// bytes. The characters that depend on what is before or behind are left out.
    /// </summary>
    private static IEnumerable<string> Base64Of(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        for (int shift = 0; shift < 3; shift++)
        {
            string encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            string own = encoded[(shift == 0 ? 0 : shift + 1)..((shift + bytes.Length) * 8 / BitsOfBase64)];
            yield return own;
            yield return own.Replace('+', '-').Replace('/', '_');
        }
    }
}
