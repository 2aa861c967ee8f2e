using System.Diagnostics;
using System.Globalization;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Fleet;

/// <summary>Runs the tool's audit of a fleet, and watches its process.</summary>
internal static class Measurement
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);

    public static async Task<Measure> TakeAsync(string tool, int accounts)
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, FleetConfiguration.Of(emulator, accounts));
            emulator.Faults.Add(Fault.Delay(FleetConfiguration.Delay).Always());
            return await RunAsync(
                emulator,
                accounts,
                new ProcessStartInfo(tool, ["audit", "--output", "json", "--config", file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Measure> RunAsync(ApiKeyEmulator emulator, int accounts, ProcessStartInfo start)
    {
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> findings = process.StandardOutput.ReadToEndAsync();
        Task<string> said = process.StandardError.ReadToEndAsync();
        Task ended = process.WaitForExitAsync();
        Footprint most = default;
        while (await Task.WhenAny(ended, Task.Delay(_look)) != ended)
        {
            most = most.Or(Footprint.Of(process.Id));
        }

        TimeSpan duration = Stopwatch.GetElapsedTime(began);
        await findings;
        return new Measure(
            accounts,
            Responded(await said),
            emulator.Requests[^1].Sequence,
            duration,
            most.Memory,
            most.Sockets,
            FleetConfiguration.Authenticating(accounts),
            emulator.Maximo.SignIns + emulator.Veeam.SignInsBy("password")
        );
    }

    /// <summary>Reads "accounts asked: 998 of 1000".</summary>
    private static int Responded(string said)
    {
        const string Before = "accounts asked: ";
        int at = said.IndexOf(Before, StringComparison.Ordinal);
        return at < 0
            ? throw new InvalidOperationException($"The audit did not finish: {said}")
            : int.Parse(
                said.AsSpan(at + Before.Length, said.IndexOf(' ', at + Before.Length) - at - Before.Length),
                CultureInfo.InvariantCulture
            );
    }
}
