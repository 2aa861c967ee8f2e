using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Output;

/// <summary>Standard output in bytes, past the framework's stream: that one takes a closed pipe for success, and a value would be lost in silence.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <exception cref="IOException">Not everything was written.</exception>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(bytes);
            return;
        }

        while (bytes.Length > 0)
        {
            nint written = Posix.Write(Descriptor, bytes, bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() is var error and not Posix.Interrupted)
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }

            bytes = bytes[(int)Math.Max(written, 0)..];
        }
    }
}
