using ApiKeys.Client.Testing.Http;
using ApiKeys.Client.Testing.State;

namespace ApiKeys.Client.Testing;

/// <summary>One service of an <see cref="ApiKeyEmulator"/>, under its own path prefix.</summary>
public abstract class EmulatedService
{
    internal static readonly Uri NotListening = new("http://127.0.0.1:0/");
    private readonly SecretLog _secrets = new();
    private readonly Lazy<RouteTable> _routes;

    private protected EmulatedService(string name)
    {
        Name = name;
        _routes = new(() => new(Routes, Problem));
    }

    /// <summary>Gets the service's name, as in the configuration of an account: <c>Aimms</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the address that replaces the service's own host, with the prefix and a slash at the end:
    /// <c>http://127.0.0.1:5080/aimms/</c>.
    /// </summary>
    public Uri BaseAddress { get; private set; } = NotListening;

    /// <summary>
    /// Gets the address of the service on a port of its own, without a prefix: <c>http://127.0.0.1:5081/</c>; <see
    /// langword="null"/> without <see cref="ApiKeyEmulatorOptions.UseServicePorts"/>.
    /// </summary>
    public Uri? RootAddress { get; private set; }

    /// <summary>
    /// Gets every secret that the service has created or accepts: values of keys, tokens, passwords, codes of a second
    /// factor; the last 10,000. A test searches for them in a program's logs and output, where none may be.
    /// </summary>
    public IReadOnlyList<string> Secrets => _secrets.Snapshot();

    internal string Prefix => "/" + Segment;

#pragma warning disable CA1308 // A path is written in lower case; nothing is compared by it.
    internal string Segment => Name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>The credential, under the option names of the configuration.</summary>
    internal abstract IReadOnlyDictionary<string, string> Credential { get; }

    /// <summary>The service's operations; their templates are relative to <see cref="Prefix"/>.</summary>
    private protected abstract IEnumerable<Route> Routes { get; }

    /// <summary>The operations under <c>/emulator/{prefix}</c>, which read and set the state of the service.</summary>
    internal abstract IEnumerable<Route> ControlRoutes { get; }

    /// <summary>
    /// Returns the configuration of an account at this service, ready for <c>AddInMemoryCollection</c>.
    /// </summary>
    /// <param name="account">The section to put it in, for example <c>prod</c> or <c>ApiKeys:prod</c>.</param>
    /// <returns>
    /// Service, BaseAddress, the credential, and over http AllowInsecureLoopback; each key starts with the section's
    /// name.
    /// </returns>
    /// <exception cref="ArgumentException">The section has no name.</exception>
    public IReadOnlyDictionary<string, string?> ToConfiguration(string account) => Settings(account, Credential);

    /// <summary>Records a secret.</summary>
    /// <returns>The same secret.</returns>
    internal string Noted(string secret) => _secrets.Add(secret);

    /// <summary>Says whether this service made or accepts a secret, so that it is not a foreign credential.</summary>
    internal bool Knows(string secret) => Credential.Values.Contains(secret) || _secrets.Contains(secret);

    /// <summary>Goes back to the state at the start: keys, users and variants. The credentials stay.</summary>
    internal abstract void Reset(EmulatorState start);

    /// <summary>The error response of this service.</summary>
    internal abstract EmulatedResponse Problem(int status, string message);

    /// <summary>The response, or <see langword="null"/> if the request is not for this service.</summary>
    internal virtual EmulatedResponse? Response(RecordedRequest request) =>
        RequestPath.IsUnder(request.Path, Prefix)
            ? _routes.Value.Response(request, request.Path[Prefix.Length..])
            : null;

    /// <summary>The prefixes that each take the place of a host of the service; its own is the first.</summary>
    internal virtual IReadOnlyList<string> Prefixes => [Prefix];

    internal void ListenUnder(Uri address) => BaseAddress = new(address, Segment + "/");

    /// <summary>Notes the ports of its own, one for each of its <see cref="Prefixes"/>.</summary>
    internal virtual void ListenAt(IReadOnlyList<Uri> roots) => RootAddress = roots[0];

    private protected IReadOnlyDictionary<string, string?> Settings(
        string account,
        IReadOnlyDictionary<string, string> credential
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        Dictionary<string, string?> settings = credential.ToDictionary(
            e => $"{account}:{e.Key}",
            e => (string?)e.Value
        );
        settings[$"{account}:Service"] = Name;
        settings[$"{account}:BaseAddress"] = BaseAddress.ToString();
        if (BaseAddress.Scheme == Uri.UriSchemeHttp)
        {
            settings[$"{account}:AllowInsecureLoopback"] = "true";
        }

        return settings;
    }
}
