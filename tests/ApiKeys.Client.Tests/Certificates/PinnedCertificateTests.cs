using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>Servers with a pinned certificate.</summary>
public sealed class PinnedCertificateTests
{
    [Fact]
    public async Task The_pinned_certificate_is_accepted_with_any_issuer_host_name_and_dates()
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 certificate = authority.Issue(
            "elsewhere.example",
            end: new DateTimeOffset(2002, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        await using TlsServer server = new(certificate);

        Assert.Empty(
            await HttpsAccount
                .Standalone(server.Address, options => options.CertificateSha256 = Fingerprint(certificate))
                .GetListAsync(The.Token)
        );
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task A_fingerprint_may_have_colons_spaces_and_either_case()
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        await using TlsServer server = new(certificate);
        byte[] digest = certificate.GetCertHash(HashAlgorithmName.SHA256);
        string[] spellings = [Spell("X2", ""), Spell("x2", ""), Spell("X2", ":"), $" {Spell("x2", " ")}\n"];

        foreach (string spelling in spellings)
        {
            await HttpsAccount
                .Standalone(server.Address, options => options.CertificateSha256 = spelling)
                .GetListAsync(The.Token);
        }

        Assert.Equal(spellings.Length, server.Arrived.Count);

        string Spell(string form, string between) =>
            string.Join(between, digest.Select(part => part.ToString(form, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    public async Task A_fingerprint_that_differs_in_one_digit_is_refused(int place)
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        char[] digits = Fingerprint(certificate).ToCharArray();
        digits[place] = digits[place] == '0' ? '1' : '0';

        await AssertRefused(certificate, new string(digits));
    }

    [Fact]
    public async Task Another_certificate_for_the_same_host_from_the_same_authority_is_refused()
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 before = authority.Issue();
        using X509Certificate2 after = authority.Issue();

        await AssertRefused(after, Fingerprint(before));
    }

    [Fact]
    public async Task The_fingerprint_of_the_issuer_is_refused()
    {
        using TestAuthority root = TestAuthority.Create();
        using TestAuthority issuer = root.CreateIntermediate();
        using X509Certificate2 certificate = issuer.Issue();

        await AssertRefused(certificate, Fingerprint(issuer.Certificate), issuer.Certificate);
    }

    [Fact]
    public void Another_certificate_is_refused_even_if_the_machine_trusts_it()
    {
        using X509Certificate2 trusted = TestAuthority.IssueSelfSigned();
        ServerTrust trust = new(() => new AimmsOptions { CertificateSha256 = new string('0', 64) });

        Assert.Throws<UntrustedServerException>(() => trust.Accept(null, trusted, null, SslPolicyErrors.None));
    }

    private static async Task AssertRefused(
        X509Certificate2 certificate,
        string fingerprint,
        params X509Certificate2[] intermediates
    )
    {
        await using TlsServer server = new(certificate, intermediates);

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            HttpsAccount
                .Standalone(server.Address, options => options.CertificateSha256 = fingerprint)
                .GetListAsync(The.Token)
        );

        Assert.Contains("does not match CertificateSha256", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Empty(server.Arrived);
    }

    private static string Fingerprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
