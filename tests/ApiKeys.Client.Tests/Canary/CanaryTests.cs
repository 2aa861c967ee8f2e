namespace ApiKeys.Client.Tests.Canary;

/// <summary>All operations at all services run through all faults, and no secret comes out anywhere.</summary>
[Collection(nameof(WholeProcess))]
public sealed class CanaryTests
{
    [Promise(2)]
    [Fact]
    public async Task No_secret_comes_out_whatever_is_done_and_whatever_goes_wrong()
    {
        CapturedOutput outflow = new();
        string[] secrets;
        using (new ActivityOutlet(outflow))
        using (new MetricOutlet(outflow))
        using (new ConsoleOutlet(outflow))
        {
            secrets =
            [
                .. (await Task.WhenAll(CanaryWay.All.Values.Select(way => RunAsync(way, outflow)))).SelectMany(
                    static each => each
                ),
            ];
        }

        IReadOnlyList<string> leaks = outflow.Leaks(secrets);
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
            place => Assert.True(outflow.CountOf(place) > 10, $"Next to nothing came out of this place: {place}.")
        );
    }

    /// <summary>Runs one account through everything.</summary>
    /// <returns>The secrets that were in play.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(CanaryWay way, CapturedOutput outflow)
    {
        await using CanaryAccount account = await CanaryAccount.StartAsync(way, outflow);
        await new CanaryRun(account, outflow).RunAsync();
        ProcessOutlet.Add(outflow);
        return account.Service.Secrets;
    }
}
