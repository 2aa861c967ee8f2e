namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>All operations at all services run under all faults, and no output contains a secret.</summary>
[Collection(nameof(WholeProcess))]
public sealed class CanaryTests
{
    [Promise(2)]
    [Fact]
    public async Task No_operation_leaks_a_secret_under_any_fault()
    {
        CapturedOutput captured = new();
        string[] secrets;
        using (new ActivityOutlet(captured))
        using (new MetricOutlet(captured))
        using (new ConsoleOutlet(captured))
        {
            secrets =
            [
                .. (await Task.WhenAll(CanaryWay.All.Values.Select(way => RunAsync(way, captured)))).SelectMany(
                    static each => each
                ),
            ];
        }

        IReadOnlyList<string> leaks = captured.Leaks(secrets);
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks, such as:\n{string.Join('\n', leaks.Distinct().Take(20))}");
        Assert.True(secrets.Length > 1000, $"{secrets.Length} secrets are few: did anything run?");
        Assert.All(
            [
                LogOutlet.Place,
                ActivityOutlet.Place,
                MetricOutlet.Place,
                ProcessOutlet.Place,
                HealthOutlet.Place,
                ObjectOutlet.Text,
                ObjectOutlet.Json,
                ObjectOutlet.Exception,
            ],
            place => Assert.True(captured.CountOf(place) > 10, $"Next to nothing came out of this place: {place}.")
        );
    }

    /// <summary>Runs all operations of one account.</summary>
    /// <returns>The secrets that were used.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(CanaryWay way, CapturedOutput captured)
    {
        await using CanaryAccount account = await CanaryAccount.StartAsync(way, captured);
        await new CanaryRun(account, captured).RunAsync();
        ProcessOutlet.Add(captured);
        return account.Service.Secrets;
    }
}
