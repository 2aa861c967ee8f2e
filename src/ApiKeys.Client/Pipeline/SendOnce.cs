using ApiKeys.Client.Calls;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The guard next to the socket. It knows whether a changing request was sent, and lets a create be sent once, whether
/// the SDK, a handler of the application, or the platform tries to send it again. The platform by itself resends
/// requests without content.
/// </summary>
internal static class SendOnce
{
    private const string UserAgent = "User-Agent";

    private static readonly string _product = $"{Instrumentation.Name}/{Instrumentation.Version}";

    /// <summary>Makes a message ready to be sent.</summary>
    /// <exception cref="ReplayRefusedException">It was sent before, and must not be sent again.</exception>
    public static void Prepare(HttpRequestMessage message, CallState call)
    {
        if (!call.Delivery.IsRetryable && call.MayHaveTakenEffect)
        {
            throw call.Delivery.ReplayRefused();
        }

        if (call.Call.IsChanging && message.Content is not SendTrackingContent)
        {
            message.Content = new SendTrackingContent(message.Content, call.Delivery);
        }

        // With it the headers of a request would be sent, and retried by the platform, before its content is read.
        message.Headers.ExpectContinue = false;
        if (!message.Headers.Contains(UserAgent))
        {
            message.Headers.TryAddWithoutValidation(UserAgent, _product);
        }
    }
}
