using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>The portal as a user runs it: in a separate process.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public LogBook Log { get; } = new();

    /// <summary>Starts the portal with arguments, and with variables in its environment.</summary>
    public static PortalProcess Start(IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    /// <summary>The address, once the portal listens.</summary>
    public async Task<Uri> AddressAsync() =>
        await _address.Task.WaitAsync(The.Token)
        ?? throw new InvalidOperationException($"The portal ended. It said: {Log.Text}");

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(The.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"^It is at (http://\S+?)(,| and )")]
    private static partial Regex Listening();

    private void Read(string? line)
    {
        Keep(line);
        if (line is null || Listening().Match(line) is { Success: true })
        {
            _address.TrySetResult(line is null ? null : new(Listening().Match(line).Groups[1].Value));
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Log.Add(line);
        }
    }
}
