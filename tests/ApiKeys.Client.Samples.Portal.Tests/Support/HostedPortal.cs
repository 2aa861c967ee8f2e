using ApiKeys.Client.Samples.Portal.Accounts;
using ApiKeys.Client.Samples.Portal.Hosting;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Veeam;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>
/// The portal in the process of the tests, with the accounts of an emulator and the log at its lowest level.
/// </summary>
internal static class HostedPortal
{
    public static async Task<WebApplication> StartAsync(ApiKeyEmulator emulator, LogBook log, bool namesOwnKeys)
    {
        WebApplicationBuilder builder = PortalHost.CreateBuilder(new Arguments(Urls: "http://127.0.0.1:0"));
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Configuration.AddInMemoryCollection(EmulatedAccounts.Configuration(emulator));
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Trace",
                ["ApiKeys:prod:RetryDelay"] = "00:00:00",
                ["ApiKeys:eam:RetryDelay"] = "00:00:00",
                ["ApiKeys:backup:RetryDelay"] = "00:00:00",
            }
        );
        builder.Configuration.AddInMemoryCollection(namesOwnKeys ? OwnKeys(emulator) : []);
        await AccountSource.AddAsync(builder, configFile: null);
        WebApplication portal = PortalHost.Build(builder);
        await portal.StartAsync(The.Token);
        return portal;
    }

    private static Dictionary<string, string?> OwnKeys(ApiKeyEmulator emulator)
    {
        VeeamEmulatedLogin own = emulator.Veeam.Logins.Single(login => login.Matches(emulator.Veeam.AdministratorKey));
        return new()
        {
            ["ApiKeys:prod:CredentialKeyId"] = AimmsEmulator.AdministratorName,
            ["ApiKeys:backup:CredentialKeyId"] = $"{own.UserUid}/{own.Id}",
        };
    }
}
