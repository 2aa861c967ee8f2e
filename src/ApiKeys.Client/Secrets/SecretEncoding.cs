using System.Text;

namespace ApiKeys.Client.Secrets;

/// <summary>Reads the text of a secret file in the encodings that editors and shells write, and in no others.</summary>
internal static class SecretEncoding
{
    private static readonly Encoding _utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: true,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding _utf16 = new UnicodeEncoding(
        bigEndian: false,
        byteOrderMark: true,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding _utf16BigEndian = new UnicodeEncoding(
        bigEndian: true,
        byteOrderMark: true,
        throwOnInvalidBytes: true
    );
    private static readonly byte[][] _utf32Marks =
    [
        [0xFF, 0xFE, 0, 0],
        [0, 0, 0xFE, 0xFF],
    ];

    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="InvalidDataException">It is in another encoding. The message is to be read after the name of
    /// the file.</exception>
    public static string Decode(byte[] bytes)
    {
        if (Array.Exists(_utf32Marks, mark => StartsWith(bytes, mark)))
        {
            throw new InvalidDataException("is in UTF-32, which is not read; save it as UTF-8");
        }

        Encoding encoding =
            new[] { _utf16, _utf16BigEndian }.FirstOrDefault(candidate => StartsWith(bytes, candidate.GetPreamble()))
            ?? _utf8;
        int mark = StartsWith(bytes, encoding.GetPreamble()) ? encoding.GetPreamble().Length : 0;
        try
        {
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException(
                $"is not valid {(encoding == _utf8 ? "UTF-8" : "UTF-16")}; save it as UTF-8"
            );
        }
    }

    private static bool StartsWith(byte[] bytes, byte[] mark) =>
        bytes.Length >= mark.Length && mark.SequenceEqual(bytes.Take(mark.Length));
}
