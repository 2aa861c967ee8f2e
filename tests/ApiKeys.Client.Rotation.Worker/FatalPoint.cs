using System.Globalization;
using System.Runtime.InteropServices;

namespace ApiKeys.Client.Rotation.Worker;

/// <summary>
/// The write of the state at which the process is killed or frozen, and whether that is before it or after it.
/// </summary>
/// <param name="Signal">SIGKILL or SIGSTOP; 0 for none.</param>
/// <param name="IsAfter">Whether the write is done before.</param>
/// <param name="Write">Which write, from 1 on.</param>
internal sealed partial record FatalPoint(int Signal, bool IsAfter, int Write)
{
    private const int Kill = 9;
    private const int Stop = 19;

    private int _writes;

    /// <summary>Reads a point, such as <c>kill:before:3</c>, <c>freeze:after:2</c> or <c>none:after:0</c>.</summary>
    public static FatalPoint Parse(string text)
    {
        string[] parts = text.Split(':');
        int signal = parts[0] switch
        {
            "kill" => Kill,
            "freeze" => Stop,
            _ => 0,
        };
        return new FatalPoint(signal, parts[1] == "after", int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public void BeforeWrite()
    {
        if (Interlocked.Increment(ref _writes) == Write && !IsAfter)
        {
            Strike();
        }
    }

    public void AfterWrite()
    {
        if (Volatile.Read(ref _writes) == Write && IsAfter)
        {
            Strike();
        }
    }

    /// <summary>
    /// The signal goes to this thread, so that it takes no further step: a process goes on for a moment after one of
    /// its own.
    /// </summary>
    private void Strike() => _ = Raise(Signal);

    [LibraryImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Raise(int signal);
}
