using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Secret files and trust options are bound from configuration.</summary>
public sealed class ConfiguredSecretTests
{
    [Fact]
    public async Task A_key_and_a_password_are_read_from_files()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        using PemFile key = new(veeam.Veeam.AdministratorKey, "");
        using PemFile password = new(veeam.Veeam.AdministratorPassword, "");
        await using ServiceProvider byKey = Services(veeam, ("ApiKeyFile", key.Path));
        await using ServiceProvider byPassword = Services(
            veeam,
            ("UserName", VeeamEmulator.AdministratorName),
            ("PasswordFile", password.Path)
        );

        Assert.Single(await byKey.GetRequiredService<VeeamApiKeyManager>().GetListAsync(The.Token));
        Assert.Single(await byPassword.GetRequiredService<VeeamApiKeyManager>().GetListAsync(The.Token));
    }

    [Fact]
    public async Task Trust_options_are_bound_from_configuration()
    {
        using TestAuthority authority = TestAuthority.Create();
        using PemFile file = new(authority.Pem);
        string pin = new('A', 64);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        await using ServiceProvider byFile = Services(veeam, ("ApiKey", "key"), ("TrustedCertificateFile", file.Path));
        await using ServiceProvider byPin = Services(veeam, ("ApiKey", "key"), ("CertificateSha256", pin));

        Assert.Equal((file.Path, null), Trust(byFile));
        Assert.Equal((null, pin), Trust(byPin));
    }

    private static (string? File, string? Pin) Trust(ServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<VeeamOptions>>().Get("backup") is var options
            ? (options.TrustedCertificateFile, options.CertificateSha256)
            : default;

    private static ServiceProvider Services(VeeamFixture veeam, params (string Option, string? Value)[] settings)
    {
        (string Option, string? Value)[] all =
        [
            ("Service", "Veeam"),
            ("BaseAddress", veeam.Veeam.BaseAddress.ToString()),
            ("AllowInsecureLoopback", "true"),
            .. settings,
        ];
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(all.ToDictionary(setting => $"backup:{setting.Option}", setting => setting.Value))
            .Build();
        ServiceCollection services = new();
        services.AddApiKeyClient(configuration);
        return services.BuildServiceProvider();
    }
}
