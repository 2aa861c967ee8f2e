using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Certificates;

/// <summary>Reads the certificates of a text in PEM, and skips its other parts.</summary>
internal static class PemCertificates
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">One is not a certificate.</exception>
    /// <exception cref="FormatException">One is not in base 64.</exception>
    public static X509Certificate2Collection Read(string text)
    {
        X509Certificate2Collection certificates = [];
        foreach (
            Match match in Regex.Matches(
                text,
                "-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----",
                RegexOptions.CultureInvariant
            )
        )
        {
            certificates.Add(Load(Convert.FromBase64String(match.Groups[1].Value)));
        }

        return certificates;
    }

#if NET9_0_OR_GREATER
    private static X509Certificate2 Load(byte[] certificate) => X509CertificateLoader.LoadCertificate(certificate);
#else
    private static X509Certificate2 Load(byte[] certificate) => new(certificate);
#endif
}
