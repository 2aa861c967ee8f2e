using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.Engine;
using ApiKeys.Client.Rotation.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs and watches the rotation in a host.</summary>
public static class RotationHostingExtensions
{
    /// <summary>
    /// Sweeps once a minute, or as <see cref="RotationEngineOptions.Interval"/> says. Several hosts may do so on one
    /// store. When the host starts, a policy with a error stops it.
    /// </summary>
    /// <param name="services">The services of the application, with <c>AddRotation</c> among them.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddHostedRotation(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IHostedService>(static provider => new RotationService(
            provider.GetRequiredService<RotationEngine>(),
            provider.GetRequiredService<RotationSetup>(),
            provider.GetRequiredService<RotationJournal>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        ));
        return services;
    }

    /// <summary>
    /// Adds a health check of all policies. It is degraded when a step fails, is overdue, paused or waits for an
    /// approval, and fails when on top of that the
    /// current value expires within a day, or was refused or removed by somebody else.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHealthChecks</c> gives.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What a failure is; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which an endpoint can choose; null for none.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="name"/> is null.
    /// </exception>
    public static IHealthChecksBuilder AddApiKeyRotation(
        this IHealthChecksBuilder builder,
        string name = "apikeys-rotation",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(
            new HealthCheckRegistration(
                name,
                static provider => new RotationHealthCheck(
                    provider.GetRequiredService<RotationEngine>(),
                    provider.GetService<TimeProvider>() ?? TimeProvider.System
                ),
                failureStatus,
                tags
            )
        );
    }
}
