using System.Net.Http;

namespace ApiKeys.Client.Tests.Mono.Support
{
    /// <summary>
    /// What sends the requests. .NET Framework has HttpWebRequest alone; mono's HttpClientHandler is a port of that of
    /// .NET, so the older one is asked for by name.
    /// </summary>
    public enum Transport
    {
        /// <summary>What the SDK takes by itself.</summary>
        OfTheSdk,

        /// <summary>HttpWebRequest, in a handler that the program brings.</summary>
        HttpWebRequest,
    }

    internal static class TransportExtensions
    {
        /// <summary>A handler to give to a manager; null for the SDK's own.</summary>
        public static HttpMessageHandler NewHandler(this Transport transport) =>
            transport == Transport.HttpWebRequest ? new WebRequestHandler() : null;
    }
}
