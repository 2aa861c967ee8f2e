using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Writes bytes to standard output without the framework's stream, which takes a closed pipe for success: a value would
/// be lost silently.
/// </summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    private static bool _isClosed;

    /// <summary>
    /// Gets or sets a value indicating whether everything must be read, because a value is in it. Otherwise a reader
    /// that leaves early, such as <c>head -1</c>, has seen enough.
    /// </summary>
    public static bool MustArrive { get; set; }

    /// <exception cref="OutputException">Not everything was written.</exception>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        if (!StandardStreams.HasOutput || _isClosed)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            WriteToStream(bytes);
            return;
        }

        while (bytes.Length > 0 && !_isClosed)
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
        catch (IOException exception)
        {
            throw new OutputException(exception.Message, exception);
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
            // Another program made the pipe non-blocking. The value still waits for its reader.
            Posix.WaitUntilWritable(Descriptor);
        }
        else if (error == Posix.BrokenPipe && !MustArrive)
        {
            _isClosed = true;
        }
        else if (error != Posix.Interrupted)
        {
            throw new OutputException(Marshal.GetPInvokeErrorMessage(error));
        }

        return 0;
    }
}
