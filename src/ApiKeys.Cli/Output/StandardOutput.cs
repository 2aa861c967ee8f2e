using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Standard output in bytes, past the framework's stream: that one takes a closed pipe for success, and a value would
/// be lost in silence.
/// </summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <exception cref="OutputException">Not everything was written.</exception>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        if (!StandardStreams.HasOutput)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            WriteToStream(bytes);
            return;
        }

        while (bytes.Length > 0)
        {
            bytes = bytes[WriteSome(bytes)..];
        }
    }

    private static void WriteToStream(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(bytes);
        }
        catch (IOException fault)
        {
            throw new OutputException(fault.Message, fault);
        }
    }

    private static int WriteSome(ReadOnlySpan<byte> bytes)
    {
        nint written = Posix.Write(Descriptor, bytes, bytes.Length);
        if (written >= 0)
        {
            return (int)written;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error == Posix.WouldBlock)
        {
            // Another program made the pipe non-blocking. The value waits for its reader all the same.
            Posix.WaitUntilWritable(Descriptor);
        }
        else if (error != Posix.Interrupted)
        {
            throw new OutputException(Marshal.GetPInvokeErrorMessage(error));
        }

        return 0;
    }
}
