using ApiKeys.Client.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the accounts of API key services to the health checks of an application.</summary>
public static class ApiKeyHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds one health check for each account, with the name <c>apikeys:</c> and the account's name. It fails when the
    /// account cannot authenticate or may not manage keys, or when the service does not respond. It is degraded when a
    /// key of the account, or the account's own credential, has expired or expires soon. The service is not asked on
    /// every probe.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHealthChecks</c> returns. The accounts may be registered before or
    /// after.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <param name="name">The text before the colon; a different one for each call.</param>
    /// <param name="failureStatus">The status of a failed check; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which an endpoint can choose; null for none.</param>
    /// <param name="timeout">How long a probe waits; null for the account's own timeouts. The examination continues
    /// after it, for the next probe.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is
    /// null.</exception>
    /// <exception cref="OptionsValidationException"> An option is out of its range. It is thrown when the host starts
    /// if no account is registered, or if the options name an account that is not. </exception>
    public static IHealthChecksBuilder AddApiKeyAccounts(
        this IHealthChecksBuilder builder,
        Action<ApiKeyHealthCheckOptions>? configure = null,
        string name = "apikeys",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null
    )
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        ApiKeyHealthCheckOptions options = new();
        configure?.Invoke(options);
        OptionsCheck.ThrowIfOutOfRange(options, name ?? throw new ArgumentNullException(nameof(name)));

        // The accounts are known only when all of them are registered.
        builder.Services.AddSingleton<IConfigureOptions<HealthCheckServiceOptions>>(
            provider => new ConfigureOptions<HealthCheckServiceOptions>(checks =>
            {
                TimeProvider timeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
                foreach (
                    ApiKeys.Client.ApiKeyManager manager in OptionsCheck.Accounts(
                        options,
                        name,
                        provider.GetService<ApiKeys.Client.ApiKeyManagers>()
                    )
                )
                {
                    AccountHealthCheck check = new(
                        new AccountExamination(manager, options, timeProvider),
                        timeProvider
                    );
                    checks.Registrations.Add(
                        new HealthCheckRegistration($"{name}:{manager.Account}", check, failureStatus, tags, timeout)
                    );
                }
            })
        );
        return builder;
    }
}
