using System.Diagnostics;
using System.Text;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>A run of the tool that has not ended yet.</summary>
public sealed class RunningTool : IDisposable
{
    // No test measures it. If the tool hangs, only the test that waits for it fails.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();
    private readonly Task<string> _error;
    private readonly Task _output;
    private readonly SemaphoreSlim _more = new(0);

    public RunningTool(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(The.Token);
        _output = ReadAsync();
    }

    public bool HasEnded => _process.HasExited;

    public void EndInput() => _process.StandardInput.Close();

    public async Task InputAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        EndInput();
    }

    /// <summary>
    /// Types a line for each question, when the output since the last look ends with a colon, a bracket or a question
    /// mark.
    /// </summary>
    public async Task TypeAsync(IEnumerable<string> lines)
    {
        int responded = 0;
        foreach (string line in lines)
        {
            responded = await WaitForQuestionAsync(responded);
            await _process.StandardInput.WriteAsync(line + "\r");
            await _process.StandardInput.FlushAsync(The.Token);
        }
    }

    /// <summary>Waits until there is enough on standard output, and returns it.</summary>
    public async Task<string> OutputAsync(Func<string, bool> isEnough)
    {
        while (true)
        {
            bool hasEnded = _output.IsCompleted;
            lock (_seen)
            {
                if (isEnough(_seen.ToString()))
                {
                    return _seen.ToString();
                }
            }

            Assert.False(hasEnded, "The tool ended too early.");
            await SoonAsync(Task.WhenAny(_more.WaitAsync(The.Token), _output));
        }
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(The.Token);
    }

    public async Task<ToolResult> EndAsync()
    {
        await SoonAsync(_process.WaitForExitAsync(The.Token));
        await _output;
        return new ToolResult(_process.ExitCode, _seen.ToString(), await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _more.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        int read;
        while ((read = await _process.StandardOutput.ReadAsync(buffer, The.Token)) > 0)
        {
            lock (_seen)
            {
                _seen.Append(buffer, 0, read);
            }

            _more.Release();
        }
    }

    private async Task<int> WaitForQuestionAsync(int from)
    {
        while (true)
        {
            lock (_seen)
            {
                string asked = ToolResult.WithoutEscapes(_seen.ToString(from, _seen.Length - from)).TrimEnd();
                if (asked.EndsWith(':') || asked.EndsWith('?') || asked.EndsWith(')'))
                {
                    return _seen.Length;
                }
            }

            await SoonAsync(_more.WaitAsync(The.Token));
        }
    }

    private async Task SoonAsync(Task task)
    {
        try
        {
            await task.WaitAsync(_patience, The.Token);
        }
        catch (TimeoutException)
        {
            lock (_seen)
            {
                Assert.Fail($"The tool hangs. It has printed: {_seen}");
            }
        }
    }
}
