namespace ApiKeys.Cli.Output;

/// <summary>
/// The standard streams that the tool was started with. A closed one is treated as the null device: its descriptor may
/// belong to another file by now, which must not receive the output.
/// </summary>
internal static class StandardStreams
{
    private const string NullDevice = "/dev/null";

    /// <summary>Gets a value indicating whether there is a standard output that can be written to.</summary>
    public static bool HasOutput { get; private set; } = true;

    /// <summary>Must run before any file is opened.</summary>
    public static void Prepare()
    {
        bool hasError = true;
        if (OperatingSystem.IsWindows())
        {
            HasOutput = Console.OpenStandardOutput() != Stream.Null;
        }
        else
        {
            _ = IsInherited(0);
            HasOutput = IsInherited(1) && IsWritable(1);
            hasError = IsInherited(2) && IsWritable(2);
        }

        if (!HasOutput)
        {
            Console.SetOut(TextWriter.Null);
        }

        Console.SetError(hasError ? new MessageWriter(Console.Error) : TextWriter.Null);
    }

    /// <summary>
    /// Whether the parent process passed the descriptor on. The runtime fills gaps with its own descriptors, which are
    /// closed on exec. A remaining gap is filled with the null device.
    /// </summary>
    private static bool IsInherited(int descriptor)
    {
        int flags = Posix.Control(descriptor, Posix.GetDescriptorFlags);
        if (flags < 0)
        {
            _ = Posix.Open(NullDevice, Posix.ReadWrite);
        }

        return flags == 0;
    }

    private static bool IsWritable(int descriptor) =>
        (Posix.Control(descriptor, Posix.GetStatusFlags) & Posix.AccessMode) != Posix.ReadOnly;
}
