using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>One way to authenticate at one service, on a separate emulator, configured through the container.</summary>
internal sealed class CanaryAccount : EmulatedApplication
{
    private CanaryAccount(
        CanaryWay way,
        ApiKeyEmulator emulator,
        CapturedOutput captured,
        Action<IServiceCollection>? configure
    )
        : base(
            emulator,
            services =>
            {
                services.AddLogging(logging =>
                    logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogOutlet(captured))
                );
                services
                    .AddHealthChecks()
                    .AddApiKeyAccounts(static options =>
                        (options.CacheFor, options.ExpiresWithin) = (TimeSpan.Zero, TimeSpan.FromDays(3650))
                    );
                ApiKeyClientBuilder builder = services.AddApiKeyClient();
                foreach (
                    (bool isHasty, bool recovers) in new[]
                    {
                        (false, false),
                        (false, true),
                        (true, false),
                        (true, true),
                    }
                )
                {
                    way.Add(
                        builder,
                        NameOf(isHasty, recovers),
                        emulator,
                        options => Set(captured, options, isHasty, recovers)
                    );
                }

                configure?.Invoke(services);
            }
        ) => Way = way;

    public CanaryWay Way { get; }

    public EmulatedService Service => Way.Service(Emulator);

    /// <summary>The secret that it authenticates with.</summary>
    public string Credential => Way.Credential(Emulator);

    /// <summary>
    /// The account with timeouts that suit any fault, or with those for faults that hang; and with or without the
    /// option to recover lost creates.
    /// </summary>
    public ApiKeyManager Keys(bool isHasty = false, bool recovers = false) =>
        Services.GetRequiredKeyedService<ApiKeyManager>(NameOf(isHasty, recovers));

    public Task<HealthReport> ProbeAsync(ApiKeyManager keys) =>
        Services
            .GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(check => check.Name.EndsWith($":{keys.Account}", StringComparison.Ordinal), The.Token);

    /// <summary>A key for an operation.</summary>
    /// <exception cref="ApiKeyOutcomeUnknownException">The connection broke that an earlier fault left
    /// behind.</exception>
    public Task<IssuedApiKey> CreateKeyAsync() => Keys().CreateAsync(CanaryOperations.Request(Keys()), The.Token);

    /// <summary>Lets the service make changes in the background, or at once.</summary>
    public void WorkInBackground(bool isSo, VeeamAsyncOutcome outcome = VeeamAsyncOutcome.Succeed)
    {
        VeeamVariants variants = Emulator.Veeam.Variants;
        (variants.AsyncMode, variants.AsyncPolls, variants.AsyncOutcome) = (
            isSo ? VeeamAsyncMode.Always : VeeamAsyncMode.Never,
            0,
            outcome
        );
    }

    public static async Task<CanaryAccount> StartAsync(
        CanaryWay way,
        CapturedOutput captured,
        Action<IServiceCollection>? services = null
    ) => new(way, await StartEmulatorAsync(), captured, services);

    private static string NameOf(bool isHasty, bool recovers) =>
        $"{(isHasty ? "hasty" : "patient")}-{(recovers ? "recovering" : "plain")}";

    private static void Set(CapturedOutput captured, ApiKeyAccountOptions options, bool isHasty, bool recovers)
    {
        TimeSpan limit = TimeSpan.FromSeconds(isHasty ? 0.1 : 30);
        (options.AllowInsecureLoopback, options.RetryDelay, options.MaxRetries, options.RecoverLostCreates) = (
            true,
            TimeSpan.Zero,
            1,
            recovers
        );
        (options.AttemptTimeout, options.CallTimeout, options.MaxResponseBytes) = (limit, limit, 96 * 1024);
        ObjectOutlet.Add(captured, options);
    }
}
