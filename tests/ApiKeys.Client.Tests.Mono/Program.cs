using System;
using System.Runtime.InteropServices;
using Xunit.Runner.InProc.SystemConsole;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Runs the tests, and exits from mono without its own shutdown.</summary>
    internal static class Program
    {
        private static int Main(string[] args)
        {
            int exitCode = ConsoleRunner.Run(args).GetAwaiter().GetResult();

            if (Type.GetType("Mono.Runtime") != null)
            {
                // Mono ends by aborting its timer thread. If that thread is sorting the timers then, it ends with an
                // unhandled exception, and the process exits with 1 although every test passed.
                Console.Out.Flush();
                LeaveAtOnce(exitCode);
            }

            return exitCode;
        }

        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        [DllImport("libc", EntryPoint = "_exit")]
        private static extern void LeaveAtOnce(int exitCode);
    }
}
