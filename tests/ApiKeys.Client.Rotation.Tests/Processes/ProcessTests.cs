using System.Globalization;

namespace ApiKeys.Client.Rotation.Tests.Processes;

/// <summary>
/// Engines in processes of their own are killed or frozen before and after each write of a rotation.
/// <c>ROTATION_ROUNDS</c> sets how often; CI does it once.
/// </summary>
public sealed class ProcessTests(ITestOutputHelper output)
{
    private const int MostDays = 40;
    private const int MostWrites = 12;

    private static readonly int _rounds = int.Parse(
        Environment.GetEnvironmentVariable("ROTATION_ROUNDS") ?? "1",
        CultureInfo.InvariantCulture
    );

    [Theory]
    [InlineData("Aimms", 10)]
    [InlineData("Maximo", 10)]
    [InlineData("Veeam", 10)]
    public async Task An_engine_that_is_killed_at_any_write_leaves_nobody_without_a_key(string service, int writes)
    {
        await using Scene scene = await Scene.StartAsync(service);
        int kills = 0;
        foreach (string point in Points("kill", writes))
        {
            using WorkerProcess worker = scene.StartWorker(point);
            for (int day = 0; day < MostDays && !worker.HasEnded; day++)
            {
                await scene.DayAsync(worker);
            }

            Assert.True(worker.HasEnded, point);
            kills++;
        }

        await CheckAsync(scene, service, $"{kills} kills");
    }

    [Theory]
    [InlineData("Aimms", 4)]
    [InlineData("Maximo", 3)]
    [InlineData("Veeam", 3)]
    public async Task An_engine_that_is_frozen_and_wakes_late_leaves_nobody_without_a_key(string service, int writes)
    {
        await using Scene scene = await Scene.StartAsync(service);
        int freezes = 0;
        foreach (string point in Points("freeze", writes))
        {
            using WorkerProcess frozen = scene.StartWorker(point);
            for (int day = 0; day < MostDays && !frozen.IsFrozen; day++)
            {
                await scene.DayAsync(frozen);
            }

            Assert.True(frozen.IsFrozen, point);
            await GoOnAsync(scene, frozen);
            freezes++;
        }

        await CheckAsync(scene, service, $"{freezes} freezes");
    }

    /// <summary>Another engine takes over; then the frozen one wakes with what it had in memory.</summary>
    private static async Task GoOnAsync(Scene scene, WorkerProcess frozen)
    {
        using WorkerProcess other = scene.StartWorker();
        int generation = scene.Generation;
        for (int day = 0; day < MostDays && scene.Generation == generation; day++)
        {
            await scene.DayAsync(other);
        }

        frozen.Thaw();
        for (int day = 0; day < 4; day++)
        {
            await scene.DayAsync(other);
        }
    }

    private async Task CheckAsync(Scene scene, string service, string what)
    {
        await scene.SettleAsync();
        output.WriteLine(
            $"{service}: {what}, {scene.Generation - 1} rotations, {scene.Accepted} calls accepted, {scene.Refused}"
                + $" refused, {scene.MostKeys} keys at most"
        );
        Assert.Equal(0, scene.Refused);
        Assert.InRange(scene.MostKeys, 1, 2);
    }

    /// <summary>Each round begins where the one before ended, so that a long run strikes at every write.</summary>
    private static IEnumerable<string> Points(string kind, int writes) =>
        from round in Enumerable.Range(0, _rounds)
        from write in Enumerable.Range(round * writes, writes)
        from side in new[] { "before", "after" }
        select $"{kind}:{side}:{1 + (write % MostWrites)}";
}
