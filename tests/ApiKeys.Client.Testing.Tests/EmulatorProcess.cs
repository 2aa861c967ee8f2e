using System.Diagnostics;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>The emulator's sample program, started as a user would.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process) => _process = process;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static EmulatorProcess Start(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Emulator.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>The output up to the line that says how to end it.</summary>
    public async Task<string> OutputUntilReadyAsync()
    {
        List<string> lines = [];
        while (await _process.StandardOutput.ReadLineAsync(Cancelled) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancelled);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(Cancelled);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
