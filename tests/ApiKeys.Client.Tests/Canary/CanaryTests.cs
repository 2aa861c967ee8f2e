using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>All operations at all services run through all faults, and no secret comes out anywhere.</summary>
[Collection(nameof(WholeProcess))]
public sealed class CanaryTests
{
    [Fact]
    public async Task No_secret_comes_out_whatever_is_done_and_whatever_goes_wrong()
    {
        Outflow outflow = new();
        string[] secrets;
        using (new ActivityOutlet(outflow))
        using (new MetricOutlet(outflow))
        using (new ConsoleOutlet(outflow))
        {
            secrets = [.. (await Task.WhenAll(CanaryAccount.Names.Select(name => RunAsync(name, outflow)))).SelectMany(static each => each)];
        }

        IReadOnlyList<string> leaks = outflow.Leaks(secrets);
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks, such as:\n{string.Join('\n', leaks.Take(20))}");
        Assert.True(secrets.Length > 1000, $"{secrets.Length} secrets are few: did anything run?");
        Assert.All([LogOutlet.Place, ActivityOutlet.Place, MetricOutlet.Place, ProcessOutlet.Place, ObjectOutlet.Text, ObjectOutlet.Json, ObjectOutlet.Exception], place =>
            Assert.True(outflow.CountOf(place) > 10, $"Next to nothing came out of this place: {place}."));
    }

    /// <summary>Runs one account through everything.</summary>
    /// <returns>The secrets that were in play.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(string accountName, Outflow outflow)
    {
        await using CanaryAccount account = await CanaryAccount.StartAsync(accountName, outflow);
        ObjectOutlet.Add(outflow, account.Keys);
        foreach ((string name, Func<ApiKeyManager, string, Task<object?>> operation) in CanaryOperation.All)
        {
            string id = await IssueAsync(account, outflow);
            foreach ((Fault? fault, ApiKeyManager keys) in Cases(account))
            {
                id = name == "delete" ? await IssueAsync(account, outflow) : id;
                await RunAsync(account, () => operation(keys, id), fault, outflow);
            }
        }

        ProcessOutlet.Add(outflow);
        return account.Service.Secrets;
    }

    private static IEnumerable<(Fault? Fault, ApiKeyManager Keys)> Cases(CanaryAccount account) =>
    [
        .. CanaryFault.Quick(account.Credential).Select(fault => (fault, account.Keys)),
        .. CanaryFault.Endless().Select(fault => (fault, account.HastyKeys)),
    ];

    private static async Task RunAsync(CanaryAccount account, Func<Task<object?>> operation, Fault? fault, Outflow outflow)
    {
        // Tokens are over, and a sign-in that was refused is held back no longer.
        account.Emulator.Clock.Advance(TimeSpan.FromHours(2));
        if (fault is not null)
        {
            account.Emulator.Faults.Add(fault);
        }

        try
        {
            ObjectOutlet.Add(outflow, await operation());
        }
#pragma warning disable CA1031 // Whatever it throws comes out.
        catch (Exception told)
#pragma warning restore CA1031
        {
            ObjectOutlet.Add(outflow, told);
        }

        account.Emulator.Faults.Clear();
    }

    /// <summary>A key to work on. The connection may still break that an earlier fault left behind.</summary>
    private static async Task<string> IssueAsync(CanaryAccount account, Outflow outflow)
    {
        account.Emulator.Clock.Advance(TimeSpan.FromHours(2));
        while (true)
        {
            try
            {
                IssuedApiKey issued = await account.Keys.CreateAsync(CanaryOperation.Request(account.Keys), The.Token);
                ObjectOutlet.Add(outflow, issued);
                return issued.Key.Id;
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                ObjectOutlet.Add(outflow, unknown);
            }
        }
    }
}
