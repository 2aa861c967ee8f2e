using System.Text;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Text in the encodings that programs write: UTF-8, with a byte order mark or without, and UTF-16 with one, as
/// PowerShell 5.1 does.
/// </summary>
internal static class EncodedText
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It is in another encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => _utf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => Utf16(isBigEndian: false).GetString(rest),
                [0xFE, 0xFF, .. var rest] => Utf16(isBigEndian: true).GetString(rest),
                _ => _utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException("It is neither UTF-8, nor UTF-16 with a byte order mark.", exception);
        }
    }

    private static UnicodeEncoding Utf16(bool isBigEndian) =>
        new(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
}
