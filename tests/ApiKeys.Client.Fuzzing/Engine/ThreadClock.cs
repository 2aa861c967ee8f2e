using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>The processor time of a thread: on a busy machine that is far less than the elapsed time.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetTime(ThreadProcessorTime, out Time time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
