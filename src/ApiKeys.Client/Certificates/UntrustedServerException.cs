using System.Security.Authentication;

namespace ApiKeys.Client.Certificates;

/// <summary>
/// A server showed a certificate that the account does not trust, or none. The connection was not used.
/// </summary>
internal sealed class UntrustedServerException(string why)
    : AuthenticationException($"No secure connection to the service could be made: {why}");
