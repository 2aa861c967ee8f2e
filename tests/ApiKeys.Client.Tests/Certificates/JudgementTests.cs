using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>The message for certificates that a handshake rarely shows.</summary>
public sealed class JudgementTests : IDisposable
{
    private const string Opening = "No secure connection to the service could be made: ";

    private readonly TestAuthority _authority = TestAuthority.Create();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable)]
    [InlineData(SslPolicyErrors.None)]
    public void A_server_without_a_certificate_is_not_trusted(SslPolicyErrors errors) =>
        Assert.Equal("the server showed no certificate.", Refusal(null, errors));

    [Fact]
    public void A_certificate_that_is_not_available_is_not_trusted()
    {
        using X509Certificate2 server = _authority.Issue();

        Assert.Equal(
            "the server showed no certificate.",
            Refusal(server, SslPolicyErrors.RemoteCertificateNotAvailable)
        );
    }

    [Fact]
    public void An_untrusted_certificate_is_reported_with_both_options()
    {
        using X509Certificate2 server = _authority.Issue();

        string refusal = Refusal(server, SslPolicyErrors.RemoteCertificateChainErrors);

        Assert.StartsWith(
            "this machine does not trust the server's certificate (UntrustedRoot). ",
            refusal,
            StringComparison.Ordinal
        );
        Assert.Contains("TrustedCertificateFile", refusal, StringComparison.Ordinal);
        Assert.Contains("CertificateSha256", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Revocation_is_checked_only_if_the_presented_chain_checks_it()
    {
        using PemFile file = new(_authority.Pem);
        using CertificateAuthorities authorities = CertificateAuthorities.TryRead(file.Path, out _)!;
        using X509Certificate2 server = _authority.Issue();
        using X509Chain presented = new();

        presented.ChainPolicy.RevocationMode = X509RevocationMode.Offline;
        string? checkedFault = authorities.ErrorOf(server, presented);
        presented.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        Assert.Contains("RevocationStatusUnknown", checkedFault, StringComparison.Ordinal);
        Assert.Null(authorities.ErrorOf(server, presented));
        Assert.Null(authorities.ErrorOf(server, null));
    }

    [Fact]
    public void Every_error_of_a_chain_is_reported()
    {
        using X509Certificate2 server = _authority.Issue(end: new DateTimeOffset(2002, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.Add(_authority.Certificate);

        Assert.False(chain.Build(server));
        Assert.Equal(
            ["NotTimeValid", "UntrustedRoot"],
            CertificateAuthorities.Describe(chain).Split(", ").Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The message of an account without trust options.</summary>
    private static string Refusal(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        string message = Assert
            .Throws<UntrustedServerException>(() =>
                new ServerTrust(static () => new AimmsOptions()).Accept(null, certificate, null, errors)
            )
            .Message;
        Assert.StartsWith(Opening, message, StringComparison.Ordinal);
        return message[Opening.Length..];
    }
}
