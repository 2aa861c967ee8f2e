using System.Net.Sockets;
using System.Security.Authentication;

namespace ApiKeys.Client.Http;

/// <summary>
/// Takes the words out of what the framework says of a broken connection. It quotes lines and chunks of an answer that it cannot read, and the answer may hold a
/// value. What went wrong with the socket or with TLS is kept.
/// </summary>
internal static class ConnectionFailure
{
    public static Exception Cleaned(Exception failure)
    {
        Exception? cause = CauseOf(failure);
#if NET
        return failure is HttpRequestException { HttpRequestError: var error }
            ? new HttpRequestException(error, $"The connection failed ({error}).", cause)
            : new IOException("The connection broke.", cause);
#else
        return failure is HttpRequestException ? new HttpRequestException("The connection failed.", cause) : new IOException("The connection broke.", cause);
#endif
    }

    private static Exception? CauseOf(Exception? failure) => failure switch
    {
        null or SocketException or UntrustedServerException => failure,
        AuthenticationException tls => new AuthenticationException(tls.Message),
        _ => CauseOf(failure.InnerException),
    };
}
