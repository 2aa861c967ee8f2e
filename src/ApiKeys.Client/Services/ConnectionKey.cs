using System.Net;

namespace ApiKeys.Client.Services;

/// <summary>What decides where connections lead and whom they trust.</summary>
internal sealed record ConnectionKey(
    string Origin,
    string? CertificateSha256,
    string? TrustedCertificateFile,
    IWebProxy? Proxy
);
