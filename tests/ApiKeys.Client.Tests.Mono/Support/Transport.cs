using System.Net.Http;

namespace ApiKeys.Client.Tests.Mono.Support
{
    /// <summary>
    /// The sender of the requests. .NET Framework has only HttpWebRequest; mono's HttpClientHandler is a port of that
    /// of .NET, so the older one is selected by name.
    /// </summary>
    public enum Transport
    {
        /// <summary>The default of the SDK.</summary>
        OfTheSdk,

        /// <summary>HttpWebRequest, in a handler of the program.</summary>
        HttpWebRequest,
    }

    internal static class TransportExtensions
    {
        /// <summary>A handler for a manager; null for the SDK's own.</summary>
        public static HttpMessageHandler NewHandler(this Transport transport) =>
            transport == Transport.HttpWebRequest ? new WebRequestHandler() : null;
    }
}
