using System.Net.NetworkInformation;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>An emulator, and a container without accounts.</summary>
internal sealed class FactoryBed : EmulatedApplication
{
    private FactoryBed(ApiKeyEmulator emulator, Action<IServiceCollection>? services)
        : base(
            emulator,
            collection =>
            {
                collection.AddApiKeyClient();
                services?.Invoke(collection);
            }
        ) { }

    public ApiKeyManagerFactory Factory => Services.GetRequiredService<ApiKeyManagerFactory>();

    /// <summary>How many managers the factory holds.</summary>
    public int Managers => ((LeasedManagers)Factory).Count;

    /// <summary>How many handlers the factory holds.</summary>
    public int Handlers => Services.GetRequiredService<LeasedConnections>().Count;

    /// <summary>The open connections on the side of the caller.</summary>
    public int Connections =>
        IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpConnections()
            .Count(each => each.State == TcpState.Established && each.RemoteEndPoint.Port == Emulator.Address.Port);

    /// <summary>How many times an account has authenticated at Maximo or Veeam.</summary>
    public int Authentications =>
        Emulator.Requests.Count(static each =>
            each.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal)
            || each.Path.EndsWith("/token", StringComparison.Ordinal)
        );

    public static async Task<FactoryBed> StartAsync(Action<IServiceCollection>? services = null) =>
        new(await StartEmulatorAsync(), services);

    /// <summary>The options of an account at a service, as read from a database: a new instance each time.</summary>
    public ApiKeyAccountOptions Options(string service)
    {
        ApiKeyAccountOptions options = service switch
        {
            "Aimms" => new AimmsOptions
            {
                ApiKey = Emulator.Aimms.AdministratorKey,
                BaseAddress = Emulator.Aimms.BaseAddress,
            },
            "Maximo" => new MaximoOptions
            {
                ApiKeyId = Emulator.Maximo.AdministratorKeyId,
                ApiKeyToken = Emulator.Maximo.AdministratorKeyToken,
                BaseAddress = Emulator.Maximo.BaseAddress,
            },
            _ => new VeeamOptions
            {
                UserName = Emulator.Veeam.Administrator.UserName,
                Password = Emulator.Veeam.AdministratorPassword,
                BaseAddress = Emulator.Veeam.BaseAddress,
            },
        };
        options.AllowInsecureLoopback = true;
        return options;
    }

    public ApiKeyManagerLease<ApiKeyManager> Acquire(
        string service,
        string account = "tenant",
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        ApiKeyAccountOptions options = Options(service);
        configure?.Invoke(options);
        return Factory.Acquire<ApiKeyManager>(account, options);
    }
}
