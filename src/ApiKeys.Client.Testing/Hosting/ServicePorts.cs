namespace ApiKeys.Client.Testing.Hosting;

/// <summary>The ports at whose root a service is alone: each stands for one of the prefixes.</summary>
internal sealed class ServicePorts(IReadOnlyList<EmulatedService> services)
{
    private Dictionary<int, string> _prefixes = [];

    /// <summary>The ports to listen at: that of the emulator first, and then those of the services.</summary>
    public static IReadOnlyList<int> Of(ApiKeyEmulatorOptions options, IReadOnlyList<EmulatedService> services) =>
        options.UseServicePorts
            ?
            [
                .. Enumerable
                    .Range(0, 1 + services.Sum(static service => service.Prefixes.Count))
                    .Select(index => options.Port == 0 ? 0 : options.Port + index),
            ]
            : [options.Port];

    /// <summary>Notes the addresses at which the emulator listens, in the order of the ports.</summary>
    public void ListenAt(IReadOnlyList<Uri> addresses)
    {
        if (addresses.Count == 1)
        {
            return;
        }

        int next = 1;
        Dictionary<int, string> prefixes = [];
        foreach (EmulatedService service in services)
        {
            Uri[] roots = [.. addresses.Skip(next).Take(service.Prefixes.Count)];
            foreach ((Uri root, string prefix) in roots.Zip(service.Prefixes))
            {
                prefixes[root.Port] = prefix;
            }

            service.ListenAt(roots);
            next += roots.Length;
        }

        _prefixes = prefixes;
    }

    /// <summary>The prefix that a port stands for; empty for the port of the emulator itself.</summary>
    public string PrefixOf(int port) => _prefixes.GetValueOrDefault(port, "");
}
