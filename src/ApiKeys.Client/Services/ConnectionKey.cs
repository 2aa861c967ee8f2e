using System.Net;

namespace ApiKeys.Client.Services;

/// <summary>The values that decide where connections lead and which certificates they trust.</summary>
internal sealed record ConnectionKey(
    string Origin,
    string? CertificateSha256,
    string? TrustedCertificateFile,
    IWebProxy? Proxy
);
