using System.Diagnostics;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>
/// An emulator and an account on it, at any service, in a container. The account has a unique name, so that its
/// telemetry is distinguished from that of parallel tests. The account at Veeam authenticates with a password.
/// </summary>
internal sealed class ObservedAccount : EmulatedApplication
{
    private ObservedAccount(
        string service,
        string name,
        ApiKeyEmulator emulator,
        ManualClock clock,
        Action<ApiKeyAccountOptions>? configure,
        Action<IServiceCollection, string>? services
    )
        : base(
            emulator,
            collection =>
            {
                Add(collection, service, name, emulator, configure);
                services?.Invoke(collection, name);
            }
        ) => (Service, Name, Clock, Keys) = (service, name, clock, Sole<ApiKeyManager>());

    public static TheoryData<string> EachService => ["Aimms", "Maximo", "Veeam"];

    public static TheoryData<string> ServicesWithTokens => ["Maximo", "Veeam"];

    public string Name { get; }

    public string Service { get; }

    public ManualClock Clock { get; }

    public ApiKeyManager Keys { get; }

    public bool HasTokens => Service != "Aimms";

    /// <summary>A part of the path that only a sign-in has.</summary>
    public string SignInPath => Service == "Maximo" ? "/v1/authenticate" : "/token";

    /// <summary>A request for a key that the service can create.</summary>
    public ApiKeyRequest Request(string name = "ci") =>
        Service switch
        {
            "Aimms" => new ApiKeyRequest(name, AimmsScopes.Tasks.ToNames())
            {
                ExpiresAt = Clock.GetUtcNow().AddDays(30),
            },
            "Maximo" => new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(1)),
            _ => new ApiKeyRequest(name, ["rest"]),
        };

    public static async Task<ObservedAccount> StartAsync(
        string service,
        Action<ApiKeyAccountOptions>? configure = null,
        Action<IServiceCollection, string>? services = null
    )
    {
        ManualClock clock = new(The.Now);
        return new(service, $"account-{Guid.NewGuid():N}", await StartEmulatorAsync(clock), clock, configure, services);
    }

    /// <summary>The same account with a capture of its log.</summary>
    public static Task<ObservedAccount> StartAsync(
        string service,
        LogCapture logs,
        LogLevel minimum = LogLevel.Trace,
        Action<ApiKeyAccountOptions>? configure = null
    ) =>
        StartAsync(
            service,
            configure,
            (services, _) => services.AddLogging(logging => logging.SetMinimumLevel(minimum).AddProvider(logs))
        );

    public void RevokeTokens()
    {
        Emulator.Maximo.RevokeTokens();
        Emulator.Veeam.RevokeTokens();
    }

    private static void Add(
        IServiceCollection services,
        string service,
        string name,
        ApiKeyEmulator emulator,
        Action<ApiKeyAccountOptions>? configure
    )
    {
        switch (service)
        {
            case "Aimms":
                services
                    .AddApiKeyClient()
                    .AddAimms(
                        name,
                        options =>
                        {
                            (options.BaseAddress, options.ApiKey) = (
                                emulator.Aimms.BaseAddress,
                                emulator.Aimms.AdministratorKey
                            );
                            Configure(options, configure);
                        }
                    );
                break;
            case "Maximo":
                services
                    .AddApiKeyClient()
                    .AddMaximo(
                        name,
                        options =>
                        {
                            (options.BaseAddress, options.ApiKeyId, options.ApiKeyToken) = (
                                emulator.Maximo.BaseAddress,
                                emulator.Maximo.AdministratorKeyId,
                                emulator.Maximo.AdministratorKeyToken
                            );
                            Configure(options, configure);
                        }
                    );
                break;
            case "Veeam":
                services
                    .AddApiKeyClient()
                    .AddVeeam(
                        name,
                        options =>
                        {
                            (options.BaseAddress, options.UserName, options.Password) = (
                                emulator.Veeam.BaseAddress,
                                emulator.Veeam.Administrator.UserName,
                                emulator.Veeam.AdministratorPassword
                            );
                            Configure(options, configure);
                        }
                    );
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Configure(ApiKeyAccountOptions options, Action<ApiKeyAccountOptions>? configure)
    {
        (options.AllowInsecureLoopback, options.RetryDelay) = (true, TimeSpan.Zero);
        configure?.Invoke(options);
    }
}
