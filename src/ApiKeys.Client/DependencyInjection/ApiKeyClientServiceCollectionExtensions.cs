using ApiKeys.Client;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the management of API keys to an application.</summary>
public static class ApiKeyClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds the management of API keys; the builder adds accounts. Each account is a keyed singleton by its name, as
    /// <see cref="ApiKeyManager"/> and as the manager of its service; <see cref="ApiKeyManagers"/> holds all of them; a
    /// manager without a key stands for a sole account. Options are validated when the host starts, or without a host
    /// when a manager is first asked for. <see cref="ApiKeyManagerFactory"/> gives managers of accounts that are known
    /// only at run time. A <see cref="TimeProvider"/> among the services is the clock.
    /// </summary>
    /// <remarks>
    /// When the container is disposed of, the idle connections of its accounts are closed. A call that is under way
    /// goes on; one that begins later ends with an <see cref="ApiKeyException"/>, and nothing is sent. A primary
    /// handler that the application brought is left to the application and to <see cref="IHttpClientFactory"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddApiKeyClient()
    ///     .AddAimms("prod", builder.Configuration.GetSection("ApiKeys:prod"))
    ///     .AddVeeam("backup", builder.Configuration.GetSection("ApiKeys:backup"));
    /// </code>
    /// </example>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ApiKeyClientBuilder AddApiKeyClient(this IServiceCollection services)
    {
        if (AccountRegistry.Find(services ?? throw new ArgumentNullException(nameof(services))) is null)
        {
            AddCommon(services);
        }

        return new ApiKeyClientBuilder(services);
    }

    /// <summary>
    /// Adds the management of API keys with all accounts in a section of the configuration; see
    /// <see cref="ApiKeyClientBuilder.AddAccounts"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section, each child of which is an account.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="section"/> is
    /// null.</exception>
    /// <exception cref="InvalidOperationException">An account names no known service.</exception>
    public static ApiKeyClientBuilder AddApiKeyClient(this IServiceCollection services, IConfiguration section) =>
        services.AddApiKeyClient().AddAccounts(section);

    /// <summary>
    /// Registers what all accounts have in common, so that a thousand of them cost the container no more than one.
    /// </summary>
    private static void AddCommon(IServiceCollection services)
    {
        services.AddSingleton(new AccountRegistry());
        services.AddHttpClient();
        services.AddSingleton<AccountConnections>();
        services.AddSingleton<TokenClients>();
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>, AccountHttpClients>();
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>, AccountHttpClients>();
        services.AddSingleton<IValidateOptions<AccountsAtStart>, AccountsAtStart.Validator>();
        services.AddOptions<AccountsAtStart>().ValidateOnStart();
        services.TryAddKeyedSingleton<ApiKeyManager>(
            KeyedService.AnyKey,
            static (provider, key) => provider.GetRequiredService<AccountRegistry>().ManagerOf(key as string, provider)!
        );
        services.TryAddSingleton(static provider => provider.GetRequiredService<AccountRegistry>().Managers(provider));
        services.AddSingleton<LeasedConnections>();
        services.TryAddSingleton<ApiKeyManagerFactory>(static provider => new LeasedManagers(
            provider.GetRequiredService<LeasedConnections>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>()
        ));
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<AccountRegistry>().Sole<ApiKeyManager>(provider)
        );
    }
}
