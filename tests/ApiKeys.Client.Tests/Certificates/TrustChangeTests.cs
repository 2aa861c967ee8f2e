using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>
/// The trusted certificates can change while the program runs. This server closes each connection after one response.
/// </summary>
public sealed class TrustChangeTests
{
    [Fact]
    public async Task A_replaced_file_applies_from_the_next_connection()
    {
        using TestAuthority old = TestAuthority.Create("Old root");
        using TestAuthority next = TestAuthority.Create("Next root");
        using X509Certificate2 certificate = next.Issue();
        await using TlsServer server = new(certificate);
        using PemFile file = new(old.Pem);
        AimmsApiKeyManager keys = HttpsAccount.Standalone(
            server.Address,
            options => options.TrustedCertificateFile = file.Path
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));
        file.Write(old.Pem, next.Pem);
        await keys.GetListAsync(The.Token);
        file.Write(old.Pem);
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));

        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task A_file_that_has_become_invalid_is_refused_and_named()
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 certificate = authority.Issue();
        await using TlsServer server = new(certificate);
        using PemFile file = new(authority.Pem);
        AimmsApiKeyManager keys = HttpsAccount.Standalone(
            server.Address,
            options => options.TrustedCertificateFile = file.Path
        );
        await keys.GetListAsync(The.Token);

        file.Write("");
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.Contains(
            "TrustedCertificateFile names a file that holds no certificate",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task A_changed_configuration_applies_from_the_next_connection()
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        await using TlsServer server = new(certificate);
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Account", null),
                new("BaseAddress", server.Address.ToString()),
                new("ApiKey", "credential"),
                new("MaxRetries", "0"),
            ])
            .Build();
        ServiceCollection collection = new();
        collection.AddApiKeyClient().AddAimms("prod", configuration);
        await using ServiceProvider services = collection.BuildServiceProvider();
        AimmsApiKeyManager keys = services.GetRequiredService<AimmsApiKeyManager>();

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));
        Pin(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        await keys.GetListAsync(The.Token);
        Pin(new string('0', 64));
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));

        Assert.Single(server.Arrived);

        void Pin(string fingerprint)
        {
            configuration["CertificateSha256"] = fingerprint;
            configuration.Reload();
        }
    }
}
