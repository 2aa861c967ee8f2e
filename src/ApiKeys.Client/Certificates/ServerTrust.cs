using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Certificates;

/// <summary>
/// Decides at each handshake whether the server is trusted, by the account's options at that moment.
/// </summary>
internal sealed class ServerTrust(Func<ApiKeyAccountOptions> options)
{
    /// <summary>The option that is set, by its name; null when neither is.</summary>
    public string? OptionInForce =>
        options() switch
        {
            { CertificateSha256: not null } => nameof(ApiKeyAccountOptions.CertificateSha256),
            { TrustedCertificateFile: not null } => nameof(ApiKeyAccountOptions.TrustedCertificateFile),
            _ => null,
        };

    private (string?, string?) Settings =>
        options() is var current ? (current.CertificateSha256, current.TrustedCertificateFile) : default;

    /// <summary>Whether a handler with another decision, or none, decides as this one would.</summary>
    public bool IsSameAs(ServerTrust? other) =>
        ReferenceEquals(this, other) || Settings == (other?.Settings ?? default);

    /// <summary>The callback of the handlers.</summary>
    /// <exception cref="UntrustedServerException">The server is not trusted. Returning false would lose the
    /// reason.</exception>
    public bool Accept(object? sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Error(certificate, chain, errors) is { } error ? throw new UntrustedServerException(error) : true;

    private string? Error(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the server showed no certificate.";
        }

        return options() switch
        {
            { CertificateSha256: { } fingerprint } => PinError(fingerprint, certificate),
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
                "the server's certificate is for another host name.",
            { TrustedCertificateFile: { } file } => ChainError(file, certificate, chain),
            _ when errors != SslPolicyErrors.None =>
                $"this machine does not trust the server's certificate ({CertificateAuthorities.Describe(chain)}). "
                    + "If a private authority issued it, set "
                    + $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)}; to accept this one certificate, set "
                    + $"{nameof(ApiKeyAccountOptions.CertificateSha256)}.",
            _ => null,
        };
    }

    private static string? PinError(string fingerprint, X509Certificate certificate) =>
        CertificateFingerprint.IsOf(fingerprint, certificate.GetRawCertData())
            ? null
            : $"the server's certificate does not match {nameof(ApiKeyAccountOptions.CertificateSha256)}. "
                + "If it was renewed, set the fingerprint of the new one.";

    private static string? ChainError(string file, X509Certificate certificate, X509Chain? chain)
    {
        using CertificateAuthorities? authorities = CertificateAuthorities.TryRead(file, out string error);
        if (authorities is null)
        {
            return $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)} names a file that {error}.";
        }

        using X509Certificate2 server = new(certificate);
        return authorities.ErrorOf(server, chain) is { } why
            ? "the server's certificate is not valid under an authority in "
                + $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)} ({why})."
            : null;
    }
}
