using System.Diagnostics;
using System.Security.Cryptography;
using ApiKeys.Client.Rotation;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Samples.Rotation;

/// <summary>
/// The engine in a process of its own, which is killed without a warning and started again, over and over.
/// </summary>
internal sealed class EngineProcess(Setup setup)
{
    public const string Argument = "engine";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    public int Kills { get; private set; }

    /// <summary>What the process does: sweep, for as long as it lives.</summary>
    public static async Task RunAsync(Setup setup, CancellationToken cancellationToken)
    {
        EmulatedTime clock = new(setup.Emulator);
        await clock.RefreshAsync(cancellationToken);
        await using ServiceProvider services = setup.Engine(clock);
        RotationEngine engine = services.GetRequiredService<RotationEngine>();
        while (true)
        {
            await clock.RefreshAsync(cancellationToken);
            await engine.SweepAsync(cancellationToken: cancellationToken);
            await Task.Delay(_pause, cancellationToken);
        }
    }

    public async Task KeepKillingAsync(Calendar calendar, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using Process process = Start();
            try
            {
                await calendar.WaitAsync(days: RandomNumberGenerator.GetInt32(5, 115), end);
                Kills++;
            }
            catch (OperationCanceledException)
            {
                // The story is over.
            }

            process.Kill(); // SIGKILL: nothing is tidied up.
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(EngineProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(setup.Emulator.AbsoluteUri);
        start.ArgumentList.Add(setup.Folder);
        start.Environment["EMULATOR_KEY"] = setup.AdministratorKey;
        return Process.Start(start)!;
    }
}
