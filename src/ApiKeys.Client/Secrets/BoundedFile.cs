using System.Text;

namespace ApiKeys.Client.Secrets;

/// <summary>Reads files that other programs may write and replace at any time, up to a maximum size.</summary>
internal static class BoundedFile
{
    /// <summary>The text of a file as it is now, in UTF-8.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger than that.</exception>
    public static string ReadText(string path, int maxBytes) => Encoding.UTF8.GetString(ReadBytes(path, maxBytes));

    /// <summary>The bytes of a file as it is now.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger than that.</exception>
    public static byte[] ReadBytes(string path, int maxBytes)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[maxBytes + 1];
        int length = 0;
        for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0; )
        {
            length += read;
        }

        Array.Resize(ref bytes, length);
        return length <= maxBytes ? bytes : throw new IOException($"It is larger than {maxBytes} bytes.");
    }
}
