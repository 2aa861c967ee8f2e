using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>A certificate authority in memory, and the one certificate that it signs.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private CertificateAuthority(string pem, X509Certificate2 leaf)
    {
        Pem = pem;
        Leaf = leaf;
    }

    public string Pem { get; }

    public X509Certificate2 Leaf { get; }

    public static CertificateAuthority Create()
    {
        // Clients check certificates by the machine's clock, not by the emulator's.
        DateTimeOffset today = TimeProvider.System.GetUtcNow();
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request("CN=ApiKeys.Client.Testing authority", authorityKey, isAuthority: true);
        using X509Certificate2 authority = request.CreateSelfSigned(today.AddDays(-1), today.AddYears(1));
        return new(authority.ExportCertificatePem(), Sign(authority, today));
    }

    public void Dispose() => Leaf.Dispose();

    private static X509Certificate2 Sign(X509Certificate2 authority, DateTimeOffset today)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request("CN=localhost", key, isAuthority: false);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)
        );
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        using X509Certificate2 signed = request.Create(authority, today.AddDays(-1), today.AddDays(90), serial);
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        return Reload(withKey);
    }

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority)
    {
        CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        X509KeyUsageFlags usage = isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    // Windows cannot serve a certificate with an ephemeral key, so it is exported and imported once.
    private static X509Certificate2 Reload(X509Certificate2 certificate)
    {
        byte[] exported = certificate.Export(X509ContentType.Pfx);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12(exported, password: null);
#else
        return new X509Certificate2(exported);
#endif
    }
}
