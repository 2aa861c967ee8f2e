using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>Registers accounts of API key services. <c>AddAimms</c> and similar methods each add one.</summary>
public sealed class ApiKeyClientBuilder
{
    internal ApiKeyClientBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services that the accounts are registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Registers all accounts in a section of the configuration: each child is an account, by the name of the child,
    /// with the member <c>Service</c> and the options of that service, such as <c>{ "prod": { "Service": "Aimms",
    /// "Account": "acme", "ApiKeyFile": "/run/secrets/aimms" } }</c>.
    /// </summary>
    /// <param name="section">The section. Its options follow later changes of the configuration; the list of accounts
    /// does not.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is null.</exception>
    /// <exception cref="ArgumentException">An account of that name is registered already.</exception>
    /// <exception cref="InvalidOperationException">An account names no known service.</exception>
    public ApiKeyClientBuilder AddAccounts(IConfiguration section)
    {
        foreach (
            IConfigurationSection account in (section ?? throw new ArgumentNullException(nameof(section))).GetChildren()
        )
        {
            KnownServices.Find(account["Service"], account.Path).Add(Services, account.Key, account);
        }

        return this;
    }

    /// <summary>
    /// Registers an account with a manager of the application's own, for a service that the SDK does not know. It takes
    /// part in <see cref="ApiKeyManagers"/>, in keyed services as an <see cref="ApiKeyManager"/>, and in health checks.
    /// </summary>
    /// <remarks>
    /// The container disposes the manager when it is an <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>. It
    /// may do so twice, as with every service that has two registrations: here, by name and as the only account.
    /// </remarks>
    /// <param name="name">The application's name for the account.</param>
    /// <param name="create">
    /// Creates the manager, once, when it is first needed. Its <see cref="ApiKeyManager.Account"/> must equal
    /// <paramref name="name"/>; otherwise resolving it throws an <see cref="InvalidOperationException"/>.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="name"/> or <paramref name="create"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The name is blank, or an account of that name is registered already.
    /// </exception>
    public ApiKeyClientBuilder AddManager(string name, Func<IServiceProvider, ApiKeyManager> create)
    {
        ApplicationManager manager = new(
            name ?? throw new ArgumentNullException(nameof(name)),
            create ?? throw new ArgumentNullException(nameof(create))
        );
        AccountRegistry.Of(Services).Add(name, service: null, manager.Create);
        return this;
    }

    /// <summary>Takes an account's credential from a source of the application's own instead of its options.</summary>
    /// <example>
    /// <code>
    /// builder.Services.AddApiKeyClient()
    ///     .AddAimms("prod", section)
    ///     .UseCredentialSource("prod", services => services.GetRequiredService&lt;VaultCredentials&gt;());
    /// </code>
    /// </example>
    /// <param name="account">The name of the account.</param>
    /// <param name="create">Makes the source, once; it is asked on every request from then on.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> or <paramref name="create"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException">
    /// No account of that name is registered yet, or its manager is the application's own.
    /// </exception>
    public ApiKeyClientBuilder UseCredentialSource(string account, Func<IServiceProvider, CredentialSource> create)
    {
        _ = create ?? throw new ArgumentNullException(nameof(create));
        Services.AddKeyedSingleton(Registered(account), (provider, _) => create(provider));
        return this;
    }

    /// <summary>
    /// Returns the builder of an account's HTTP client, for a proxy or for handlers of the application. These handlers
    /// are outside the SDK's pipeline: they see each call once, without its credential, and cannot send a create twice.
    /// They do see the response to a create, which contains the value: do not log bodies there. They do not see token
    /// requests; <see cref="AddTokenHandler"/> adds handlers to those.
    /// </summary>
    /// <param name="account">The name of the account.</param>
    /// <returns>The builder of the client that the account uses.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// No account of that name is registered yet, or its manager is the application's own.
    /// </exception>
    public IHttpClientBuilder HttpClient(string account) =>
        Services.AddHttpClient(ServiceRegistration.HttpClientPrefix + Registered(account));

    /// <summary>
    /// Adds a handler to the token requests of an account: <c>authenticate</c> at Maximo, <c>token</c> at Veeam. Handlers
    /// of <see cref="HttpClient"/> do not see these requests. The proxy, the certificates and the timeouts of the
    /// account apply to them. The body of the request may contain the password of the account, and the body of the
    /// response contains the token: do not log bodies there.
    /// </summary>
    /// <param name="account">The name of the account.</param>
    /// <param name="create">
    /// Creates the handler, with the services of the container; once for each set of connections, which
    /// <see cref="IHttpClientFactory"/> replaces from time to time.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> or <paramref name="create"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException">
    /// No account of that name is registered yet, or its manager is the application's own.
    /// </exception>
    public ApiKeyClientBuilder AddTokenHandler(string account, Func<IServiceProvider, DelegatingHandler> create)
    {
        AccountRegistry
            .Of(Services)
            .AddTokenHandler(Registered(account), create ?? throw new ArgumentNullException(nameof(create)));
        return this;
    }

    private string Registered(string account) =>
        AccountRegistry.Of(Services).NameOf(account ?? throw new ArgumentNullException(nameof(account)));
}
