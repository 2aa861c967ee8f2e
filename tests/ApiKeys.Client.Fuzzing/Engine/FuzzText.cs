using System.Buffers;
using System.Text;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Turns bytes into any possible text: invalid UTF-8 becomes half a surrogate pair.</summary>
internal static class FuzzText
{
    private const int LoneSurrogates = 0xDC00;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                (length, _) = (1, text.Append((char)(LoneSurrogates + bytes[0])));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
