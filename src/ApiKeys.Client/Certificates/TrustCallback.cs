#if !NET
using System.Net.Security;
using System.Reflection;
#endif

namespace ApiKeys.Client.Certificates;

/// <summary>Sets the certificate callback on the handler that owns the sockets.</summary>
internal static class TrustCallback
{
#if !NET
    /// <summary>
    /// The framework that runs may be newer than the one that this was built for, and have the better handler.
    /// </summary>
    public static Type? NewerHandler { get; } =
        typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.SocketsHttpHandler");
#endif

    /// <summary>
    /// Sets it, if the handler is of a known kind, not in use, and without a callback. It is set whether the options
    /// need one or not, because they can change.
    /// </summary>
    /// <returns>The SDK's check that the handler has from now on: the new one, or an existing one; null when there is
    /// none.</returns>
    public static ServerTrust? Install(HttpMessageHandler? handler, ServerTrust trust) =>
        handler switch
        {
            DelegatingHandler outer => Install(outer.InnerHandler, trust),
            HttpClientHandler http => Install(
                ExistingCheck(http),
                trust,
                () => http.ServerCertificateCustomValidationCallback = trust.Accept
            ),
#if NET
            SocketsHttpHandler sockets => Install(
                sockets.SslOptions.RemoteCertificateValidationCallback,
                trust,
                () =>
                {
                    // Of these two only the first is refused by a handler that is in use.
                    sockets.SslOptions = sockets.SslOptions;
                    sockets.SslOptions.RemoteCertificateValidationCallback = trust.Accept;
                }
            ),
#else
            not null when handler.GetType() == NewerHandler => InstallByName(handler, trust),
#endif
            _ => null,
        };

#if NET
    private static Delegate? ExistingCheck(HttpClientHandler handler) =>
        handler.ServerCertificateCustomValidationCallback;
#else
    /// <summary>
    /// WebRequestHandler of .NET Framework has a second callback, which takes precedence.
    /// </summary>
    private static Delegate? ExistingCheck(HttpClientHandler handler) =>
        (Delegate?)handler.GetType().GetProperty("ServerCertificateValidationCallback")?.GetValue(handler)
        ?? handler.ServerCertificateCustomValidationCallback;

    private static ServerTrust? InstallByName(HttpMessageHandler handler, ServerTrust trust)
    {
        PropertyInfo tls = handler.GetType().GetProperty("SslOptions");
        PropertyInfo callback = tls.PropertyType.GetProperty("RemoteCertificateValidationCallback");
        object options = tls.GetValue(handler);
        return Install(
            (Delegate?)callback.GetValue(options),
            trust,
            () =>
            {
                // Of these two only the first is refused by a handler that is in use.
                tls.SetValue(handler, options);
                callback.SetValue(options, new RemoteCertificateValidationCallback(trust.Accept));
            }
        );
    }
#endif

    private static ServerTrust? Install(Delegate? existing, ServerTrust trust, Action install)
    {
        if (existing is not null)
        {
            return existing.Target as ServerTrust;
        }

        try
        {
            install();
            return trust;
        }
#if NET
        catch (InvalidOperationException)
#else
        catch (Exception exception)
            when (exception
                    is InvalidOperationException
                        or TargetInvocationException { InnerException: InvalidOperationException }
            )
#endif
        {
            return null;
        }
    }
}
