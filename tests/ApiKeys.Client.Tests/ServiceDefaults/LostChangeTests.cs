using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.ServiceDefaults;

/// <summary>
/// A change with a lost response ends at once under the standard handlers of Microsoft.Extensions.Http.Resilience, with
/// the same outcome as without them. The clock stands still, so a handler that delays a retry would never end.
/// </summary>
public sealed class LostChangeTests
{
    private static readonly Dictionary<string, Action<IHttpClientBuilder>> _handlers = new()
    {
        ["none"] = static _ => { },
        ["standard"] = static client => client.AddStandardResilienceHandler(),
        ["hedging"] = static client => client.AddStandardHedgingHandler(),
    };

    private static readonly Dictionary<string, string> _inAnHour = new() { ["Retry-After"] = "3600" };

    private static readonly Dictionary<string, Func<Fault>> _faults = new()
    {
        ["dropped before"] = Fault.DropBefore,
        ["dropped after commit"] = Fault.DropAfterCommit,
        ["500"] = static () => Fault.Respond(500),
        ["503 after commit"] = static () => Fault.RespondAfterCommit(503),
        ["429"] = static () => Fault.Respond(429),
        ["429 with a wait"] = static () => Fault.Respond(429, headers: _inAnHour),
        ["408"] = static () => Fault.Respond(408),
        ["409"] = static () => Fault.Respond(409),
        ["cut short"] = static () => Fault.CutShort(0),
    };

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (string service in RecoveryFixture.Services)
            {
                foreach (string operation in OperationsOf(service))
                {
                    cases.AddRange(from fault in _faults.Keys select (service, operation, fault));
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_lost_change_has_the_same_outcome_without_delay_under_the_standard_handlers(
        string service,
        string operation,
        string fault
    )
    {
        (string outcome, int requests, _) = await RunAsync(service, operation, fault, "none");
        foreach (string handler in _handlers.Keys.Skip(1))
        {
            (string other, int arrived, int passed) = await RunAsync(service, operation, fault, handler);

            Assert.Equal((outcome, requests), (other, arrived));
            Assert.True(passed <= 1 || operation == "update", $"{handler}: {passed}");
        }
    }

    private static IEnumerable<string> OperationsOf(string service) =>
        service switch
        {
            "Maximo" => ["create", "delete", "refresh", "update"],
            "Veeam" => ["create", "delete", "update"],
            _ => ["create", "delete"],
        };

    private static async Task<(string Outcome, int Requests, int Passed)> RunAsync(
        string service,
        string operation,
        string fault,
        string handler
    )
    {
        await using DefaultsBed defaults = await DefaultsBed.StartAsync(
            service,
            _handlers[handler],
            new ManualClock(The.Now),
            static options => options.MaxRetries = 1
        );
        RecoveryFixture bed = defaults.Bed;
        string id = operation == "create" ? "" : await CreateKeyAsync(bed);
        bed.Emulator.Requests.Clear();
        foreach (string method in new[] { "POST", "PUT", "PATCH", "DELETE" })
        {
            bed.Emulator.Faults.Add(_faults[fault]().On(method).Path(bed.KeysPath).Always());
        }

        Exception? error = await Record.ExceptionAsync(() =>
            operation switch
            {
                "create" => bed.CreateAsync(),
                "refresh" => bed.Keys.RefreshAsync(id, The.Token),
                "update" => bed.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "other" }, The.Token),
                _ => bed.Keys.DeleteAsync(id, The.Token),
            }
        );

        bed.Emulator.Faults.Clear();
        Assert.True(bed.Held("ci").Count <= 1);
        return (Describe(error), bed.Emulator.Requests.Count(IsChange), defaults.Changes);
    }

    private static async Task<string> CreateKeyAsync(RecoveryFixture bed) =>
        (await bed.AnotherManager().CreateAsync(bed.Request("ci"), The.Token)).Key.Id;

    /// <summary>The properties that a caller acts on.</summary>
    private static string Describe(Exception? error) =>
        error is ApiKeyException known
            ? $"{known.GetType().Name} {known.StatusCode} {known.IsTransient} {known.RetryAfter} {known.FailedStep}"
            : $"{error?.GetType().Name}";

    private static bool IsChange(RecordedRequest request) => request.Method != "GET";
}
