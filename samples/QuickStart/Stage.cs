using ApiKeys.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>
/// Where the demonstration runs: on a real account if one is configured, otherwise on an emulator in this process.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly IConfiguration _configuration;

    private Stage(IConfiguration configuration, ApiKeyEmulator? emulator)
    {
        _configuration = configuration;
        Emulator = emulator;
    }

    /// <summary>The emulator; null on a real account.</summary>
    public ApiKeyEmulator? Emulator { get; }

    /// <summary>The address of an emulated service; null on a real account.</summary>
    public Uri? AddressOf(string service) => Emulator?.Services.First(emulated => emulated.Name == service).BaseAddress;

    public TimeProvider Clock => Emulator?.Clock ?? TimeProvider.System;

    /// <summary>
    /// Reads the configuration; if it has no account, starts an emulator and configures its accounts.
    /// </summary>
    public static async Task<Stage> SetAsync(IHostApplicationBuilder builder, string? configFile)
    {
        IConfigurationManager configuration = builder.Configuration;
        if (configFile is not null)
        {
            configuration.AddJsonFile(configFile, optional: false);
        }

        configuration.AddEnvironmentVariables();
        if (configuration.GetSection("ApiKeys").GetChildren().Any())
        {
            return new Stage(configuration, null);
        }

        ApiKeyEmulator emulator = await EmulatedAccount.StartAsync();
        foreach (EmulatedService service in emulator.Services)
        {
            configuration.AddInMemoryCollection(service.ToConfiguration($"ApiKeys:demo-{service.Name}"));
        }

        builder.Services.AddSingleton<TimeProvider>(emulator.Clock);
        return new Stage(configuration, emulator);
    }

    /// <summary>The options of an account, once more.</summary>
    public T Bind<T>(string account, T options)
        where T : ApiKeyAccountOptions
    {
        _configuration.GetSection($"ApiKeys:{account}").Bind(options);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }
    }
}
