using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Certificates;

/// <summary>
/// Decides at each handshake whether the server is the account's, by the options as they are at that moment.
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

    /// <summary>Whether a handler that asks another one, or none, decides as this one would.</summary>
    public bool IsSameAs(ServerTrust? other) =>
        ReferenceEquals(this, other) || Settings == (other?.Settings ?? default);

    /// <summary>The callback of the handlers.</summary>
    /// <exception cref="UntrustedServerException">It is not. False would lose the reason on the way to the
    /// caller.</exception>
    public bool Accept(object? sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Fault(certificate, chain, errors) is { } fault ? throw new UntrustedServerException(fault) : true;

    private string? Fault(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the server showed no certificate.";
        }

        return options() switch
        {
            { CertificateSha256: { } fingerprint } => PinFault(fingerprint, certificate),
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
                "the server's certificate is for another host name.",
            { TrustedCertificateFile: { } file } => ChainFault(file, certificate, chain),
            _ when errors != SslPolicyErrors.None =>
                $"this machine does not trust the server's certificate ({CertificateAuthorities.Describe(chain)}). "
                    + "If it comes from an authority of your own, set "
                    + $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)}; to accept this one certificate, set "
                    + $"{nameof(ApiKeyAccountOptions.CertificateSha256)}.",
            _ => null,
        };
    }

    private static string? PinFault(string fingerprint, X509Certificate certificate) =>
        CertificateFingerprint.IsOf(fingerprint, certificate.GetRawCertData())
            ? null
            : $"the server's certificate is not the one that {nameof(ApiKeyAccountOptions.CertificateSha256)} "
                + "stands for. If it was renewed, set the fingerprint of the new one.";

    private static string? ChainFault(string file, X509Certificate certificate, X509Chain? chain)
    {
        using CertificateAuthorities? authorities = CertificateAuthorities.TryRead(file, out string fault);
        if (authorities is null)
        {
            return $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)} names a file that {fault}.";
        }

        using X509Certificate2 server = new(certificate);
        return authorities.FaultOf(server, chain) is { } why
            ? "the server's certificate does not hold under an authority in "
                + $"{nameof(ApiKeyAccountOptions.TrustedCertificateFile)} ({why})."
            : null;
    }
}
