using ApiKeys.Client.Certificates;

namespace ApiKeys.Client.Services;

/// <summary>Validates the options that say which certificates are trusted.</summary>
internal static class TrustRules
{
    /// <summary>The error in them; null when there is none.</summary>
    public static string? Error(ApiKeyAccountOptions options) =>
        (options.TrustedCertificateFile, options.CertificateSha256) switch
        {
            (not null, not null) =>
                $"{nameof(options.TrustedCertificateFile)} and {nameof(options.CertificateSha256)} are both set; "
                    + "keep one.",
            ({ } file, null) => FileError(file),
            (null, { } fingerprint) when CertificateFingerprint.Parse(fingerprint) is null =>
                $"{nameof(options.CertificateSha256)} is not a SHA-256 fingerprint, which has 64 hexadecimal "
                    + "digits; openssl x509 -in server.pem -noout -fingerprint -sha256 prints it.",
            _ => null,
        };

    private static string? FileError(string file)
    {
        using CertificateAuthorities? authorities = CertificateAuthorities.TryRead(file, out string error);
        return authorities is null
            ? $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)} names a file that {error}."
            : null;
    }
}
