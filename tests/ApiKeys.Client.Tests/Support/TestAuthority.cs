using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// A certificate authority in memory. Its certificates are valid from 2001 to 2040, whatever the machine's clock.
/// </summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset _start = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _end = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>Creates a root authority.</summary>
    public static TestAuthority Create(string name = "Test root")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(Request(name, key, isAuthority: true).CreateSelfSigned(_start, _end));
    }

    /// <summary>Creates an intermediate authority that this one signs.</summary>
    public TestAuthority CreateIntermediate() =>
        new(Sign(key => Request("Test intermediate", key, isAuthority: true), _end));

    /// <summary>Issues a certificate for 127.0.0.1, unless another name, usage or end date is given.</summary>
    public X509Certificate2 Issue(
        string name = "127.0.0.1",
        string use = "1.3.6.1.5.5.7.3.1",
        DateTimeOffset? end = null
    ) => Sign(key => Server(name, use, key), end ?? _end);

    /// <summary>Issues a self-signed server certificate.</summary>
    public static X509Certificate2 IssueSelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = Server("127.0.0.1", "1.3.6.1.5.5.7.3.1", key).CreateSelfSigned(_start, _end);
        return Reload(signed);
    }

    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 Sign(Func<ECDsa, CertificateRequest> request, DateTimeOffset end)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = request(key)
            .Create(Certificate, _start, end, RandomNumberGenerator.GetBytes(16));
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        return Reload(withKey);
    }

    private static CertificateRequest Server(string name, string use, ECDsa key)
    {
        CertificateRequest request = Request(name, key, isAuthority: false);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        return request;
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(
                isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature,
                critical: true
            )
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    // On Windows a server cannot use a certificate whose key is only in memory, so it is exported and imported once.
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
