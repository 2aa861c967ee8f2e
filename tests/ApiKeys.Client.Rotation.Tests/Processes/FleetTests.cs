using System.Globalization;
using System.Text.Json.Nodes;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Rotation.Tests.Processes;

/// <summary>
/// Two engines in processes of their own work at 300 policies in one file store. One of them is killed in the middle,
/// and started again.
/// </summary>
public sealed class FleetTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Policies = 300;

    /// <summary>An engine works at so many policies at a time, and so many can lose a value in a kill.</summary>
    private const int AtOnce = 4;

    /// <summary>How many minutes a policy may wait after a kill.</summary>
    private const int LongestWait = 600;

    private static readonly string[] _names =
    [
        .. Enumerable.Range(0, Policies).Select(static i => string.Create(CultureInfo.InvariantCulture, $"p{i}")),
    ];

    private readonly TemporaryFolder _folder = new();
    private ApiKeyEmulator _emulator = null!;
    private FileRotationStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        _store = new FileRotationStore(_folder.In("store"));
        WorkerSettings.Write(_folder.Path, _emulator, "Aimms", _names);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Two_processes_on_one_store_create_and_rotate_each_of_300_keys_once()
    {
        await WorkAsync(() => ArePublishedAsync(1));
        Assert.All(await PublicationsAsync(), static times => Assert.Equal(1, times));

        _emulator.Clock.Advance(TimeSpan.FromDays(9));
        await WorkAsync(() => ArePublishedAsync(2));
        Assert.All(await PublicationsAsync(), static times => Assert.Equal(2, times));

        _emulator.Clock.Advance(TimeSpan.FromDays(2));
        await WorkAsync(() => Task.FromResult(KeysOfPolicies().Count() == Policies));
        Assert.All(await PublicationsAsync(), static times => Assert.Equal(2, times));

        Lives lives = Lives.Read(_emulator.Requests);
        output.WriteLine($"{lives.Created} keys created, {lives.Most} of a policy at most");
        Assert.InRange(lives.Created, 2 * Policies, (2 * Policies) + (3 * AtOnce));
        Assert.Equal(2, lives.Most);
        Assert.Equal(_names.Order(), KeysOfPolicies().Order());
    }

    /// <summary>Two engines do what is due. One is killed at a write, and another is started in its place.</summary>
    private async Task WorkAsync(Func<Task<bool>> isDone)
    {
        using WorkerProcess doomed = Start("kill:before:150");
        using WorkerProcess other = Start();
        while (!doomed.HasEnded)
        {
            Assert.False(await AreAtRestAsync() && await isDone(), "The work was done before the kill.");
            await Task.Delay(20, The.Token);
        }

        using WorkerProcess restarted = Start();
        for (int minutes = 0; !await AreAtRestAsync() || !await isDone(); )
        {
            if (await AreAtRestAsync())
            {
                // A policy whose create the kill interrupted waits before it creates another key.
                Assert.True(++minutes < LongestWait, "A policy does not go on.");
                _emulator.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            await Task.Delay(20, The.Token);
        }
    }

    private WorkerProcess Start(string point = "none:after:0") => new(_emulator.Address, _folder.Path, point);

    private async Task<bool> AreAtRestAsync()
    {
        DateTimeOffset now = _emulator.Clock.GetUtcNow();
        foreach (string name in _names)
        {
            if (await _store.ReadAsync(name, The.Token) is not { } stored || stored.NextStep <= now)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<int[]> PublicationsAsync()
    {
        List<int> times = [];
        foreach (string name in _names)
        {
            times.Add((await _store.GetHistoryAsync(name, The.Token)).Count(static each => each.Kind == "published"));
        }

        return [.. times];
    }

    private async Task<bool> ArePublishedAsync(int times) => (await PublicationsAsync()).All(each => each >= times);

    /// <summary>The policies of the keys that exist, one for each key.</summary>
    private IEnumerable<string> KeysOfPolicies() => _emulator.Aimms.Keys.Select(PolicyOf).Where(_names.Contains);

    private static string PolicyOf(AimmsEmulatedKey key) => Lives.PolicyOf(key.Name);

    /// <summary>How many keys there were, by the requests that the service processed.</summary>
    private sealed record Lives(int Created, int Most)
    {
        public static Lives Read(IEnumerable<RecordedRequest> requests)
        {
            Dictionary<string, int> living = [];
            int created = 0;
            int most = 0;
            foreach (
                RecordedRequest request in requests.Where(static each => each is { Committed: true, Status: < 300 })
            )
            {
                if (request.Method == "POST")
                {
                    created++;
                    string policy = PolicyOf((string)JsonNode.Parse(request.Body)!["name"]!);
                    most = Math.Max(most, living[policy] = living.GetValueOrDefault(policy) + 1);
                }
                else if (request.Method == "DELETE")
                {
                    living[PolicyOf(Path.GetFileName(request.Path))]--;
                }
            }

            return new Lives(created, most);
        }

        public static string PolicyOf(string key) => key.Split('-')[0];
    }
}
