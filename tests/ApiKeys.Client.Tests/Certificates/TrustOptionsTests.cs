using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>Errors in the trust options are reported at the start, with account and field.</summary>
public sealed class TrustOptionsTests
{
    private const string NoFingerprint = "CertificateSha256 is not a SHA-256 fingerprint";

    public static TheoryData<string, string> Fingerprints =>
        new()
        {
            { "", NoFingerprint },
            { new string('a', 63), NoFingerprint },
            { new string('a', 65), NoFingerprint },
            { new string('g', 64), NoFingerprint },
            { "SHA256:" + new string('a', 64), NoFingerprint },
            { new string('a', 40), NoFingerprint },
            { new string('\uFF11', 64), NoFingerprint },
        };

    [Theory, MemberData(nameof(Fingerprints))]
    public void An_invalid_fingerprint_is_refused(string fingerprint, string message) =>
        AssertRefused(options => options.CertificateSha256 = fingerprint, message);

    public static TheoryData<string?, string> Files =>
        new()
        {
            { null, "does not exist" },
            { "", "holds no certificate in PEM" },
            { "not PEM", "holds no certificate in PEM" },
            { "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "holds no certificate in PEM" },
            {
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "holds a certificate that cannot be read"
            },
            { "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", "holds a certificate that cannot be read" },
            { new string(' ', (1024 * 1024) + 1), "larger than 1 MiB" },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Files))]
    public void An_invalid_certificate_file_is_refused(string? content, string message)
    {
        using PemFile file = new(content);
        string path = content is null ? file.Path + ".missing" : file.Path;

        AssertRefused(
            options => options.TrustedCertificateFile = path,
            "TrustedCertificateFile names a file that ",
            message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    public void An_invalid_path_is_refused(string path) =>
        AssertRefused(options => options.TrustedCertificateFile = path, "does not exist");

    [Fact]
    public void A_folder_is_refused() =>
        AssertRefused(
            options => options.TrustedCertificateFile = Path.GetTempPath(),
            "does not exist, may not be read"
        );

    [Fact]
    public void A_file_without_a_root_certificate_is_refused_with_the_remedy()
    {
        using TestAuthority root = TestAuthority.Create();
        using TestAuthority intermediate = root.CreateIntermediate();
        using PemFile file = new(intermediate.Pem);

        AssertRefused(
            options => options.TrustedCertificateFile = file.Path,
            "holds no root certificate",
            "add that of the authority"
        );
    }

    [Fact]
    public void Both_trust_options_together_are_refused()
    {
        using TestAuthority root = TestAuthority.Create();
        using PemFile file = new(root.Pem);

        AssertRefused(
            options => (options.TrustedCertificateFile, options.CertificateSha256) = (file.Path, new string('a', 64)),
            "TrustedCertificateFile and CertificateSha256 are both set; keep one"
        );
    }

    [Fact]
    public async Task Trust_options_do_not_prevent_http_to_loopback()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.CertificateSha256 = new string('a', 64)
        );

        Assert.Single(await aimms.Keys.GetListAsync(The.Token));
    }

    private static void AssertRefused(Action<AimmsOptions> configure, params string[] messages)
    {
        Uri address = new("https://keys.example");
        using ServiceProvider services = HttpsAccount.Services(address, configure);

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            services.GetRequiredService<AimmsApiKeyManager>
        );

        Assert.All(messages, message => Assert.Contains(message, error.Message, StringComparison.Ordinal));
        Assert.Contains("account 'prod'", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            error.Message,
            Assert.Throws<OptionsValidationException>(() => HttpsAccount.Standalone(address, configure)).Message
        );
    }
}
