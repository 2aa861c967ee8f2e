using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Services;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>The services that the SDK knows: one line each.</summary>
internal static class KnownServices
{
    private static volatile ServiceRegistration[] _all =
    [
        AimmsRegistration.Instance,
        MaximoRegistration.Instance,
        VeeamRegistration.Instance,
    ];

    /// <summary>Adds one that is not the SDK's own: the tests have one, to prove what a service is made of.</summary>
    internal static void Add(ServiceRegistration service) => _all = [.. _all, service];

    /// <summary>The service that options are for.</summary>
    /// <exception cref="ArgumentException">The options are for no known service.</exception>
    public static ServiceRegistration Of(ApiKeyAccountOptions options) =>
        _all.FirstOrDefault(service => service.Takes(options))
        ?? throw new ArgumentException(
            $"{options.GetType().Name} are the options of no known service.",
            nameof(options)
        );

    /// <summary>The service that a word in the configuration stands for; upper and lower case do not matter.</summary>
    /// <exception cref="InvalidOperationException">No service has that name; the message lists the known
    /// ones.</exception>
    public static ServiceRegistration Find(string? name, string path) =>
        _all.FirstOrDefault(service => string.Equals(service.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"Configuration '{path}:Service' is "
                + $"{(name is null ? "missing" : $"'{name}', which is not a known service")}. The known services are: "
                + $"{string.Join(", ", _all.Select(service => service.Name))}."
        );
}
