using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>The accounts that an application has registered, in order.</summary>
internal sealed class AccountRegistry
{
    private readonly List<Entry> _accounts = [];
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The registry of a collection of services; null where there is none yet.</summary>
    public static AccountRegistry? Find(IServiceCollection services) =>
        services
            .FirstOrDefault(static service => service.ServiceType == typeof(AccountRegistry))
            ?.ImplementationInstance as AccountRegistry;

    /// <summary>The registry of a collection of services that has one.</summary>
    public static AccountRegistry Of(IServiceCollection services) => Find(services)!;

    /// <summary>Whether a service has an account yet.</summary>
    public bool Has(ServiceRegistration service) => _accounts.Exists(account => account.Service == service);

    /// <param name="name">The name.</param>
    /// <param name="service">The service; null for one of the application's own.</param>
    /// <param name="configure">
    /// What sets the options; at a service of the application's own, what creates the manager.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank or taken.</exception>
    public void Add(string name, ServiceRegistration? service, Delegate configure)
    {
        ThrowIfBlank(name, nameof(name));
        if (_byName.TryGetValue(name, out Entry? existing))
        {
            string at = existing.Service?.Name ?? "a service of the application's own";
            throw new ArgumentException(
                $"An account named '{existing.Name}' is registered already, at {at}; names must differ in more than "
                    + "case.",
                nameof(name)
            );
        }

        Entry entry = new(name, service, configure);
        _accounts.Add(entry);
        _byName.Add(name, entry);
    }

    /// <exception cref="ArgumentException">The name of an account is blank.</exception>
    public static void ThrowIfBlank(string name, string parameter)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException(
                "The name of an account is blank; give it one that messages and configuration can use.",
                parameter
            );
        }
    }

    /// <summary>What sets the options of an account; null when no account has exactly that name.</summary>
    public Delegate? ConfigurationOf(string? account) => Find(account)?.Configure;

    /// <summary>The manager of an account at any service; null when no account has exactly that name.</summary>
    public ApiKeyManager? ManagerOf(string? account, IServiceProvider services) =>
        Find(account) switch
        {
            null => null,
            { Service: null } own => ((Func<IServiceProvider, ApiKeyManager>)own.Configure)(services),
            Entry entry => entry.Service.ManagerOf(services, entry.Name),
        };

    /// <summary>Whether an account of exactly that name is one of a service.</summary>
    public bool IsAt(ServiceRegistration service, string? account) => Find(account)?.Service == service;

    /// <summary>Validates the options of each account, and returns the exceptions of the invalid ones.</summary>
    public IReadOnlyList<OptionsValidationException> Check(IServiceProvider services)
    {
        List<OptionsValidationException> errors = [];
        foreach (Entry account in _accounts)
        {
            try
            {
                account.Service?.OptionsOf(services, account.Name)();
            }
            catch (OptionsValidationException error)
            {
                errors.Add(error);
            }
        }

        return errors;
    }

    public ApiKeyManagers Managers(IServiceProvider services) =>
        new(_accounts.Select(account => services.GetRequiredKeyedService<ApiKeyManager>(account.Name)));

    /// <summary>The manager of the only account of a kind.</summary>
    /// <exception cref="InvalidOperationException">There are several, or none; the message names them.</exception>
    public TManager Sole<TManager>(IServiceProvider services)
        where TManager : ApiKeyManager
    {
        List<Entry> candidates =
        [
            .. _accounts.Where(static account =>
                typeof(TManager).IsAssignableFrom(account.Service?.ManagerType ?? typeof(ApiKeyManager))
            ),
        ];
        return candidates.Count == 1
            ? services.GetRequiredKeyedService<TManager>(candidates[0].Name)
            : throw new InvalidOperationException(
                $"{candidates.Count} {typeof(TManager).Name} accounts are registered"
                    + $"{(candidates.Count > 0 ? $" ({string.Join(", ", candidates.Select(account => account.Name))})" : "")}. "
                    + (
                        candidates.Count > 0
                            ? $"Inject one with [FromKeyedServices(\"{candidates[0].Name}\")], or inject "
                                + $"{nameof(ApiKeyManagers)}."
                            : "Register an account first."
                    )
            );
    }

    /// <summary>The name of an account as it was registered, whatever the case it is asked for in.</summary>
    /// <exception cref="ArgumentException">
    /// No account has that name, or its manager is the application's own.
    /// </exception>
    public string NameOf(string account) =>
        _byName.TryGetValue(account, out Entry? entry)
            ? entry.Service is not null
                ? entry.Name
                : throw new ArgumentException(
                    $"The manager of the account '{entry.Name}' is the application's own "
                        + "(AddManager): it brings its own credential and HTTP client.",
                    nameof(account)
                )
            : throw new ArgumentException(
                $"No account is named '{account}' yet; register it first. There are: "
                    + $"{string.Join(", ", _accounts.Select(each => each.Name))}.",
                nameof(account)
            );

    /// <summary>Whether an HTTP client belongs to an account.</summary>
    public bool HasHttpClient(string? client) =>
        client is not null
        && client.StartsWith(ServiceRegistration.HttpClientPrefix, StringComparison.Ordinal)
        && _byName.TryGetValue(AccountOf(client), out Entry? entry)
        && entry.Service is not null;

    /// <summary>Adds a handler for the token requests of an account, inside those that were added before.</summary>
    public void AddTokenHandler(string account, Func<IServiceProvider, DelegatingHandler> create) =>
        _byName[account].TokenHandlers.Add(create);

    /// <summary>The handlers for the token requests of the account to which the HTTP client belongs.</summary>
    public IReadOnlyList<Func<IServiceProvider, DelegatingHandler>> TokenHandlersOf(string client) =>
        _byName[AccountOf(client)].TokenHandlers;

    /// <summary>The current options of the account to which the HTTP client belongs.</summary>
    public Func<ApiKeyAccountOptions> OptionsOfHttpClient(string client, IServiceProvider services)
    {
        Entry entry = _byName[AccountOf(client)];
        return entry.Service!.OptionsOf(services, entry.Name);
    }

    private Entry? Find(string? account) =>
        account is not null && _byName.TryGetValue(account, out Entry? entry) && entry.Name == account ? entry : null;

    private static string AccountOf(string client) => client.Substring(ServiceRegistration.HttpClientPrefix.Length);

    private sealed record Entry(string Name, ServiceRegistration? Service, Delegate Configure)
    {
        public List<Func<IServiceProvider, DelegatingHandler>> TokenHandlers { get; } = [];
    }
}
