using System.Text;

namespace ApiKeys.Client.Testing.Recording;

/// <summary>
/// The value of a header such as <c>Authorization</c>: its scheme, the text after it, and the secret in the text.
/// </summary>
internal sealed record HttpCredential(string Scheme, string Text, string Secret)
{
    private static readonly string[] _schemes = ["Basic", "Bearer", "Digest", "DPoP", "Negotiate", "NTLM"];

    /// <summary>Reads a value; <see langword="null"/> if it does not begin with a known scheme.</summary>
    public static HttpCredential? Parse(string value)
    {
        int blank = value.IndexOf(' ', StringComparison.Ordinal);
        string scheme = blank < 0 ? "" : value[..blank];
        string text = value[(blank + 1)..].Trim();
        return !_schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase)
            ? null
            : new(scheme, text, scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? PasswordIn(text) : text);
    }

    private static string PasswordIn(string text)
    {
        byte[] bytes = new byte[text.Length];
        string pair = Convert.TryFromBase64String(text, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : text;
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
