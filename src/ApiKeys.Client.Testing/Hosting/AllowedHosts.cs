using System.Globalization;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>
/// The host names that the emulator responds to: its own loopback names with its port, and those that were added.
/// </summary>
internal sealed class AllowedHosts
{
    private static readonly HashSet<string> _own = new(
        ["127.0.0.1", "localhost", "[::1]"],
        StringComparer.OrdinalIgnoreCase
    );
    private readonly string _scheme;
    private readonly string _defaultPort;
    private readonly HashSet<string> _added;

    /// <exception cref="ArgumentException">An added name is not the name of a host.</exception>
    public AllowedHosts(bool isHttps, IEnumerable<string> added)
    {
        (_scheme, _defaultPort) = isHttps ? ("https://", "443") : ("http://", "80");
        _added = new(added, StringComparer.OrdinalIgnoreCase);
        if (_added.FirstOrDefault(static host => !IsHost(host)) is { } invalid)
        {
            throw new ArgumentException(
                $"The allowed host '{invalid}' is not the name of a host. Write each name as in an address, "
                    + "such as emulator or emulator:5080; patterns such as * are not supported."
            );
        }
    }

    /// <summary>Says whether the Host header of a request that arrived at a port names the emulator.</summary>
    public bool Allows(string host, int port) => IsOwn(host, port) || IsAdded(host) || _added.Contains(NameOf(host));

    /// <summary>
    /// Says whether an Origin header names the emulator: by a name with its port, or by the host of the request itself.
    /// </summary>
    public bool AllowsOrigin(string origin, string host, int port) =>
        origin.StartsWith(_scheme, StringComparison.OrdinalIgnoreCase)
        && origin[_scheme.Length..] is var from
        && (
            IsOwn(from, port)
            || (PortOf(from) is not null && IsAdded(from))
            || string.Equals(from, host, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsHost(string host) =>
        Uri.CheckHostName(NameOf(host)) != UriHostNameType.Unknown
        && (
            PortOf(host) is not { } port
            || (ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0)
        );

    private static string NameOf(string host) =>
        host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? host[..colon] : host;

    private static string? PortOf(string host) =>
        NameOf(host) is var name && name.Length < host.Length ? host[(name.Length + 1)..] : null;

    private bool IsOwn(string host, int port) =>
        _own.Contains(NameOf(host)) && (PortOf(host) ?? _defaultPort) == port.ToString(CultureInfo.InvariantCulture);

    private bool IsAdded(string host) =>
        _added.Contains(host) || (PortOf(host) is null && _added.Contains($"{host}:{_defaultPort}"));
}
