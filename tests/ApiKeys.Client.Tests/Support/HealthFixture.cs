using ApiKeys.Client.Aimms;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator, an account at each of its services, and health checks of all three, on a clock that a test moves.
/// </summary>
internal sealed class HealthFixture : EmulatedApplication
{
    /// <summary>The accounts, with a text that the path of each account's requests contains.</summary>
    public static readonly IReadOnlyDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["prod"] = "/aimms/",
        ["eam"] = "/maximo/",
        ["backup"] = "/veeam/",
    };

    private static readonly string[] _options = ["RetryDelay", "MaxRetries"];

    private HealthFixture(
        ApiKeyEmulator emulator,
        ManualClock clock,
        Action<ApiKeyHealthCheckOptions>? configure,
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection>? services
    )
        : base(
            emulator,
            collection =>
            {
                collection.AddLogging();
                collection.AddHealthChecks().AddApiKeyAccounts(configure);
                collection.AddApiKeyClient(Configuration(emulator, settings));
                services?.Invoke(collection);
            }
        ) => Clock = clock;

    public ManualClock Clock { get; }

    public AimmsApiKeyManager Aimms => Sole<AimmsApiKeyManager>();

    public MaximoApiKeyManager Maximo => Sole<MaximoApiKeyManager>();

    public VeeamApiKeyManager Veeam => Sole<VeeamApiKeyManager>();

    /// <param name="configure">Changes the options of the health checks.</param>
    /// <param name="settings">Changes settings of the accounts, such as <c>prod:ApiKey</c>.</param>
    /// <param name="services">Adds to the container.</param>
    public static async Task<HealthFixture> StartAsync(
        Action<ApiKeyHealthCheckOptions>? configure = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    )
    {
        ManualClock clock = new(The.Now);
        return new HealthFixture(
            await StartEmulatorAsync(clock),
            clock,
            configure,
            settings ?? new Dictionary<string, string?>(),
            services
        );
    }

    /// <summary>Probes all accounts, and returns the entries by the name of the account.</summary>
    public async Task<IReadOnlyDictionary<string, HealthReportEntry>> ProbeAsync(
        CancellationToken cancellationToken = default
    )
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            The.Token,
            cancellationToken
        );
        HealthReport report = await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(either.Token);
        return report.Entries.ToDictionary(entry => entry.Key.Split(':')[1], entry => entry.Value);
    }

    /// <summary>Probes one account.</summary>
    public async Task<HealthReportEntry> ProbeAsync(string account) => (await ProbeAsync())[account];

    /// <summary>How many requests arrived for an account.</summary>
    public int ArrivedFor(string account) =>
        Emulator.Requests.Count(request => request.Path.StartsWith(Paths[account], StringComparison.Ordinal));

    /// <summary>Makes all further requests of an account fail, or wait until the clock is moved.</summary>
    public void Order(string account, Fault fault) => Emulator.Faults.Add(fault.Path(Paths[account]));

    private static IConfiguration Configuration(
        ApiKeyEmulator emulator,
        IReadOnlyDictionary<string, string?> settings
    ) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(emulator.Aimms.ToConfiguration("prod"))
            .AddInMemoryCollection(emulator.Maximo.ToConfiguration("eam"))
            .AddInMemoryCollection(emulator.Veeam.ToConfiguration("backup"))
            .AddInMemoryCollection(
                Paths.Keys.SelectMany(
                    _ => _options,
                    (account, option) => KeyValuePair.Create<string, string?>($"{account}:{option}", "0")
                )
            )
            .AddInMemoryCollection(settings)
            .Build();
}
