using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// Gets the certificate that a server presents, as a person who pins it would: it is read without being trusted.
/// </summary>
internal static class ServerCertificate
{
    public static async Task<X509Certificate2> OfAsync(Uri address)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port, The.Token);
        X509Certificate2? shown = null;
        await using SslStream stream = new(
            client.GetStream(),
            leaveInnerStreamOpen: false,
            (_, certificate, _, _) =>
            {
                shown = new X509Certificate2(certificate!);
                return false;
            }
        );
        await Assert.ThrowsAsync<AuthenticationException>(() =>
            stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = address.Host },
                The.Token
            )
        );
        return shown!;
    }
}
