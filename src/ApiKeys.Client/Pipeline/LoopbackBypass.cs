using System.Net;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// The machine's proxy for all addresses but loopback: http is allowed for loopback because nothing leaves the machine,
/// and a proxy would change that.
/// </summary>
internal sealed class LoopbackBypass(IWebProxy? proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy?.Credentials;
        set => _ = value;
    }

    public Uri? GetProxy(Uri destination) => proxy?.GetProxy(destination);

    public bool IsBypassed(Uri host) => proxy is null || host.IsLoopback || proxy.IsBypassed(host);
}
