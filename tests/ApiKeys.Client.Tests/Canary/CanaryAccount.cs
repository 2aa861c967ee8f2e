using ApiKeys.Client.Aimms;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>One way to sign in at one service, on an emulator of its own, through the container as an application has it.</summary>
internal sealed class CanaryAccount : IAsyncDisposable
{
    private const string Patient = "patient";
    private const string Hasty = "hasty";

    private static readonly Dictionary<string, (Action<ApiKeyClientBuilder, string, ApiKeyEmulator, Action<ApiKeyAccountOptions>> Add, Func<ApiKeyEmulator, EmulatedService> Service, Func<ApiKeyEmulator, string> Credential)> _known = new()
    {
        ["AIMMS, User Manager"] = (static (builder, name, emulator, common) => builder.AddAimms(name, options => Aimms(options, emulator, AimmsEndpoint.UserManager, common)), static emulator => emulator.Aimms, static emulator => emulator.Aimms.AdministratorKey),
        ["AIMMS, PRO API"] = (static (builder, name, emulator, common) => builder.AddAimms(name, options => Aimms(options, emulator, AimmsEndpoint.ProApi, common)), static emulator => emulator.Aimms, static emulator => emulator.Aimms.AdministratorKey),
        ["Maximo, key"] = (static (builder, name, emulator, common) => builder.AddMaximo(name, options => MaximoKey(options, emulator, common)), static emulator => emulator.Maximo, static emulator => emulator.Maximo.AdministratorKeyToken),
        ["Maximo, superuser"] = (static (builder, name, emulator, common) => builder.AddMaximo(name, options => MaximoSuperuser(options, emulator, common)), static emulator => emulator.Maximo, static emulator => emulator.Maximo.SuperuserPassword),
        ["Veeam, key"] = (static (builder, name, emulator, common) => builder.AddVeeam(name, options => VeeamKey(options, emulator, common)), static emulator => emulator.Veeam, static emulator => emulator.Veeam.AdministratorKey),
        ["Veeam, password"] = (static (builder, name, emulator, common) => builder.AddVeeam(name, options => VeeamPassword(options, emulator, common)), static emulator => emulator.Veeam, static emulator => emulator.Veeam.AdministratorPassword),
        ["Veeam, second factor"] = (static (builder, name, emulator, common) => builder.AddVeeam(name, options => VeeamSecondFactor(options, emulator, common)), static emulator => emulator.Veeam, static emulator => emulator.Veeam.AdministratorPassword),
    };

    private readonly ServiceProvider _services;

    private CanaryAccount(string name, ApiKeyEmulator emulator, Outflow outflow)
    {
        Emulator = emulator;
        Service = _known[name].Service(emulator);
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(emulator.Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogOutlet(outflow)));
        ApiKeyClientBuilder builder = services.AddApiKeyClient();
        _known[name].Add(builder, Patient, emulator, options => Set(outflow, options, TimeSpan.FromSeconds(30)));
        _known[name].Add(builder, Hasty, emulator, options => Set(outflow, options, TimeSpan.FromSeconds(0.1)));
        _services = services.BuildServiceProvider();
        Credential = _known[name].Credential(emulator);
    }

    public static IEnumerable<string> Names => _known.Keys;

    public ApiKeyEmulator Emulator { get; }

    public EmulatedService Service { get; }

    /// <summary>The secret that it signs in with.</summary>
    public string Credential { get; }

    public ApiKeyManager Keys => _services.GetRequiredKeyedService<ApiKeyManager>(Patient);

    /// <summary>The same account with time limits for faults that hang.</summary>
    public ApiKeyManager HastyKeys => _services.GetRequiredKeyedService<ApiKeyManager>(Hasty);

    public static async Task<CanaryAccount> StartAsync(string name, Outflow outflow)
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        emulator.Clock.SetUtcNow(The.Now);
        return new CanaryAccount(name, emulator, outflow);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private static void Set(Outflow outflow, ApiKeyAccountOptions options, TimeSpan limit)
    {
        (options.AllowInsecureLoopback, options.RetryDelay, options.MaxRetries) = (true, TimeSpan.Zero, 1);
        (options.AttemptTimeout, options.CallTimeout, options.MaxResponseBytes) = (limit, limit, 64 * 1024);
        ObjectOutlet.Add(outflow, options);
    }

    private static void Aimms(AimmsOptions options, ApiKeyEmulator emulator, AimmsEndpoint endpoint, Action<ApiKeyAccountOptions> common)
    {
        (options.BaseAddress, options.ApiKey, options.Endpoint) = (emulator.Aimms.BaseAddress, emulator.Aimms.AdministratorKey, endpoint);
        common(options);
    }

    private static void MaximoKey(MaximoOptions options, ApiKeyEmulator emulator, Action<ApiKeyAccountOptions> common)
    {
        (options.BaseAddress, options.ApiKeyId, options.ApiKeyToken) = (emulator.Maximo.BaseAddress, emulator.Maximo.AdministratorKeyId, emulator.Maximo.AdministratorKeyToken);
        common(options);
    }

    private static void MaximoSuperuser(MaximoOptions options, ApiKeyEmulator emulator, Action<ApiKeyAccountOptions> common)
    {
        (options.BaseAddress, options.AdminAddress) = (emulator.Maximo.BaseAddress, emulator.Maximo.AdminAddress);
        (options.UserName, options.Password) = (Testing.Maximo.MaximoEmulator.SuperuserName, emulator.Maximo.SuperuserPassword);
        common(options);
    }

    private static void VeeamKey(VeeamOptions options, ApiKeyEmulator emulator, Action<ApiKeyAccountOptions> common)
    {
        (options.BaseAddress, options.ApiKey) = (emulator.Veeam.BaseAddress, emulator.Veeam.AdministratorKey);
        common(options);
    }

    private static void VeeamPassword(VeeamOptions options, ApiKeyEmulator emulator, Action<ApiKeyAccountOptions> common)
    {
        (options.BaseAddress, options.UserName, options.Password) = (emulator.Veeam.BaseAddress, emulator.Veeam.Administrator.UserName, emulator.Veeam.AdministratorPassword);
        common(options);
    }

    private static void VeeamSecondFactor(VeeamOptions options, ApiKeyEmulator emulator, Action<ApiKeyAccountOptions> common)
    {
        emulator.Veeam.Administrator.MfaCode ??= Guid.NewGuid().ToString("N");
        options.UseSecondFactor(_ => Task.FromResult(emulator.Veeam.Administrator.MfaCode));
        VeeamPassword(options, emulator, common);
    }
}
