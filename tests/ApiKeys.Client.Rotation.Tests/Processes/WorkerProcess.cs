using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ApiKeys.Client.Rotation.Tests.Processes;

/// <summary>An engine in a process of its own.</summary>
internal sealed partial class WorkerProcess : IDisposable
{
    private const int Continue = 18;
    private readonly Process _process;

    public WorkerProcess(Uri emulator, string folder, string point)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "ApiKeys.Client.Rotation.Worker");
        _process = Process.Start(
            new ProcessStartInfo(program, [emulator.AbsoluteUri, folder, point]) { RedirectStandardInput = true }
        )!;
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Whether a signal froze it.</summary>
    public bool IsFrozen
    {
        get
        {
            try
            {
                return File.ReadAllText($"/proc/{_process.Id}/stat").Split(')')[^1].TrimStart()[0] == 'T';
            }
            catch (IOException)
            {
                return false; // It has ended.
            }
        }
    }

    public void Thaw() => _ = Send(_process.Id, Continue);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int process, int signal);
}
