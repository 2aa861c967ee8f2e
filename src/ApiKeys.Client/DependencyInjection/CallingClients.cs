using ApiKeys.Client.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>The HTTP clients of the application that authenticate as an account.</summary>
internal sealed class CallingClients
{
    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);

    /// <summary>Those of a collection of services, which are registered with the first of them.</summary>
    public static CallingClients Of(IServiceCollection services)
    {
        if (
            services
                .FirstOrDefault(static service => service.ServiceType == typeof(CallingClients))
                ?.ImplementationInstance
            is CallingClients known
        )
        {
            return known;
        }

        CallingClients clients = new();
        services.AddSingleton(clients);
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>, CallingHttpClients>();
        return clients;
    }

    /// <param name="client">The name of the client; null for the defaults of all clients.</param>
    /// <param name="account">The name of the account.</param>
    /// <exception cref="ArgumentException">The client is none of the application's, or has another account.</exception>
    public void Add(string? client, string account)
    {
        if (client is null || client.StartsWith(ServiceRegistration.HttpClientPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The account '{account}' is for one client of the application, added with AddHttpClient. It is "
                    + "neither for the defaults of all clients nor for the client of an account.",
                nameof(client)
            );
        }

        if (_accounts.TryGetValue(client, out string? other) && other != account)
        {
            throw new ArgumentException(
                $"The HTTP client '{client}' authenticates as the account '{other}' already; add another client for "
                    + $"'{account}'.",
                nameof(client)
            );
        }

        _accounts[client] = account;
    }

    /// <summary>The account of a client; null when it has none.</summary>
    public string? AccountOf(string? client) =>
        client is not null && _accounts.TryGetValue(client, out string? account) ? account : null;
}
