using System.Diagnostics;
using ApiKeys.Client.Rotation;
using ApiKeys.Client.Samples.Rotation;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

if (args is [EngineProcess.Argument, var address, var folder])
{
    await EngineProcess.RunAsync(
        new Setup(new Uri(address), Environment.GetEnvironmentVariable("EMULATOR_KEY")!, folder),
        CancellationToken.None
    );
    return 0;
}

const int Days = 730;
DirectoryInfo home = Directory.CreateTempSubdirectory("rotation-");
await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
Setup setup = new(emulator.Address, emulator.Aimms.AdministratorKey, home.FullName);
await using ServiceProvider services = setup.Engine(emulator.Clock);
RotationEngine engine = services.GetRequiredService<RotationEngine>();

Console.WriteLine(
    "Two years of a key that lives 90 days. The engine is killed again and again; an application calls the service"
        + " all the time."
);
await engine.SweepAsync();
using CancellationTokenSource end = new();
Application application = new(setup);
EngineProcess killed = new(setup);
Calendar calendar = new(emulator, engine);
Task[] work = [application.CallAsync(end.Token), killed.KeepKillingAsync(calendar, end.Token)];
Stopwatch watch = Stopwatch.StartNew();
for (int day = 1; day <= Days; day++)
{
    await calendar.TurnAsync();
    if (day % 73 == 0)
    {
        Console.WriteLine(
            $"  day {day}: {application.Accepted} calls accepted, {application.Refused} refused, {killed.Kills} kills"
        );
    }
}

await end.CancelAsync();
await Task.WhenAll(work);
await Task.Delay(300); // The lease of the process that was killed last ends.
await engine.SweepAsync();
RotationStatus status = await engine.GetStatusAsync(Setup.Policy);
IReadOnlyList<RotationEvent> history = await engine.GetHistoryAsync(Setup.Policy);

int orphans = history.Count(static each => each.Kind is "lost" or "orphan");
(int rotations, int accepted, int refused) = (status.Generation - 1, application.Accepted, application.Refused);
Console.WriteLine(
    $"""

    {Days} days in {watch.Elapsed.TotalSeconds:0} s; {calendar.LongestOutage.TotalDays:0} days without an engine at most.

    rotations | kills | lost keys deleted | most keys | calls accepted | calls refused
    ---------:|------:|------------------:|----------:|---------------:|-------------:
    {rotations, 9} | {killed.Kills, 5} | {orphans, 17} | {calendar.MostKeys, 9} | {accepted, 14} | {refused, 13}
    """
);
home.Delete(recursive: true);
return refused == 0 ? 0 : 1;
