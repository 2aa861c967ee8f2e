using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>AIMMS accounts at an https address, with and without a container, without delays and retries.</summary>
internal static class HttpsAccount
{
    public static Task<ApiKeyEmulator> StartEmulatorAsync() =>
        ApiKeyEmulator.StartAsync(new ApiKeyEmulatorOptions { UseHttps = true }, The.Token);

    public static AimmsApiKeyManager Standalone(
        Uri address,
        Action<AimmsOptions>? configure = null,
        HttpMessageHandler? handler = null
    ) => new(Options(address, configure), new ApiKeyManagerSettings { Account = "prod", Handler = handler });

    public static AimmsApiKeyManager Standalone(
        ApiKeyEmulator emulator,
        Action<AimmsOptions>? configure = null,
        HttpMessageHandler? handler = null
    ) =>
        Standalone(
            emulator.Aimms.BaseAddress,
            options =>
            {
                options.ApiKey = emulator.Aimms.AdministratorKey;
                configure?.Invoke(options);
            },
            handler
        );

    public static ServiceProvider Services(
        Uri address,
        Action<AimmsOptions>? configure = null,
        Action<IHttpClientBuilder>? client = null
    )
    {
        ServiceCollection services = new();
        services.AddApiKeyClient().AddAimms("prod", options => Set(options, address, configure));
        client?.Invoke(services.AddApiKeyClient().HttpClient("prod"));
        return services.BuildServiceProvider();
    }

    private static AimmsOptions Options(Uri address, Action<AimmsOptions>? configure)
    {
        AimmsOptions options = new();
        Set(options, address, configure);
        return options;
    }

    private static void Set(AimmsOptions options, Uri address, Action<AimmsOptions>? configure)
    {
        (options.BaseAddress, options.ApiKey, options.MaxRetries) = (address, "credential-of-the-account", 0);
        configure?.Invoke(options);
    }
}
