using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Certificates;

/// <summary>The certificate authorities in a PEM file, which an account trusts instead of the machine's.</summary>
internal sealed class CertificateAuthorities : IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly Oid _serverAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2Collection _certificates;

    private CertificateAuthorities(X509Certificate2Collection certificates) => _certificates = certificates;

    /// <summary>
    /// Reads a file as it is now; null, with an error, when it cannot be used. The error reads as the end of "names a
    /// file that".
    /// </summary>
    public static CertificateAuthorities? TryRead(string path, out string error)
    {
        try
        {
            X509Certificate2Collection certificates = PemCertificates.Read(BoundedFile.ReadText(path, MaxBytes));
            error =
                certificates.Count == 0 ? "holds no certificate in PEM (-----BEGIN CERTIFICATE-----)"
                : certificates.Cast<X509Certificate2>().Any(IsRoot) ? ""
                : "holds no root certificate, which is self-signed; add that of the authority";
            return error.Length == 0 ? new(certificates) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            error = "holds a certificate that cannot be read";
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            error = "does not exist, may not be read, or is larger than 1 MiB";
        }

        return null;
    }

    /// <summary>Why a server's certificate does not come from one of them; null when it does.</summary>
    /// <param name="server">The certificate.</param>
    /// <param name="presented">The platform's own chain, which holds what else the server sent, and whether revocation
    /// is to be checked: by default it is not.</param>
    public string? ErrorOf(X509Certificate2 server, X509Chain? presented)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = presented?.ChainPolicy.RevocationMode ?? X509RevocationMode.NoCheck;
        chain.ChainPolicy.RevocationFlag = presented?.ChainPolicy.RevocationFlag ?? X509RevocationFlag.ExcludeRoot;
        chain.ChainPolicy.ApplicationPolicy.Add(_serverAuthentication);
        chain.ChainPolicy.ExtraStore.AddRange(presented?.ChainPolicy.ExtraStore ?? []);
        try
        {
            return LeadsHere(chain, server) ? null : Describe(chain);
        }
        catch (Exception exception) when (exception is CryptographicException or NotSupportedException)
        {
            // Uncaught, it would look like a broken connection, which is retried.
            return "this platform cannot check certificates of its kind";
        }
    }

    public void Dispose()
    {
        foreach (X509Certificate2 certificate in _certificates)
        {
            certificate.Dispose();
        }
    }

#if NET
    private bool LeadsHere(X509Chain chain, X509Certificate2 server)
    {
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_certificates);
        return chain.Build(server);
    }
#else
    /// <summary>
    /// A chain policy for private roots does not exist here: any root is accepted, and then has to equal one of them,
    /// byte for byte.
    /// </summary>
    private bool LeadsHere(X509Chain chain, X509Certificate2 server)
    {
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.AddRange(_certificates);
        if (
            !chain.Build(server)
            || !chain.ChainStatus.All(static status =>
                status.Status is X509ChainStatusFlags.NoError or X509ChainStatusFlags.UntrustedRoot
            )
        )
        {
            return false;
        }

        byte[] root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData;
        return _certificates
            .Cast<X509Certificate2>()
            .Any(trusted => IsRoot(trusted) && trusted.RawData.SequenceEqual(root));
    }
#endif

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>The errors of a chain, in the platform's words.</summary>
    public static string Describe(X509Chain? chain) =>
        string.Join(
            ", ",
            (chain?.ChainStatus ?? [])
                .Select(static status => status.Status)
                .DefaultIfEmpty(X509ChainStatusFlags.UntrustedRoot)
                .Distinct()
        );
}
