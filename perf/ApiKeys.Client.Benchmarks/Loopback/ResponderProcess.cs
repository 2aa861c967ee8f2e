using System.Diagnostics;
using System.Globalization;

namespace ApiKeys.Client.Benchmarks.Loopback;

/// <summary>Starts this program a second time, as the service.</summary>
internal sealed class ResponderProcess : IDisposable
{
    private readonly Process _process;

    private ResponderProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<ResponderProcess> StartAsync(DateOnly expiry)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                typeof(ResponderProcess).Assembly.Location,
                Arguments.Serve,
                expiry.ToString("O", CultureInfo.InvariantCulture),
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? port = await process.StandardOutput.ReadLineAsync();
        return new ResponderProcess(
            process,
            int.Parse(
                port ?? throw new InvalidOperationException("The service did not start."),
                CultureInfo.InvariantCulture
            )
        );
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
