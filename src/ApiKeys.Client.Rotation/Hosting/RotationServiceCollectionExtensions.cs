using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.Engine;
using ApiKeys.Client.Rotation.Hosting;
using ApiKeys.Client.Rotation.State;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the rotation of API keys to an application.</summary>
public static class RotationServiceCollectionExtensions
{
    /// <summary>
    /// Adds the rotation of keys at the accounts of an application. <see cref="RotationEngine"/> is a singleton then.
    /// </summary>
    /// <param name="builder">The builder that <c>AddApiKeyClient</c> gives.</param>
    /// <returns>The builder of the rotation, which needs a store, a protection and policies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static RotationBuilder AddRotation(this ApiKeyClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        RotationSetup? setup =
            services
                .FirstOrDefault(static service => service.ServiceType == typeof(RotationSetup))
                ?.ImplementationInstance as RotationSetup;
        if (setup is null)
        {
            setup = new RotationSetup();
            services.AddSingleton(setup);
            services.TryAddSingleton<IRotationReader>(static provider => provider.GetRequiredService<IRotationStore>());
            services.RemoveAll<ValueProtector>(); // Consumers that were added before do not know the key file.
            services.AddSingleton(provider => new ValueProtector(
                setup.Protection
                    ?? provider.GetService<IDataProtectionProvider>()
                    ?? throw new InvalidOperationException(
                        "The values of rotated keys must be protected at rest: call AddDataProtection and keep its"
                            + $" key ring, or {nameof(RotationBuilder.ProtectWith)}."
                    )
            ));
            services.TryAddSingleton(static provider => new RotationMetrics(
                provider.GetService<TimeProvider>() ?? TimeProvider.System
            ));
            services.TryAddSingleton(provider => new RotationJournal(
                setup.Engine.Node,
                Logger(provider),
                provider.GetRequiredService<RotationMetrics>()
            ));
            services.AddSingleton(provider => CreateEngine(provider, setup));
        }

        return new RotationBuilder(services, setup);
    }

    /// <summary>
    /// Adds the rotation of keys with all policies of a section, each child of which is one by its name.
    /// </summary>
    /// <param name="builder">The builder that <c>AddApiKeyClient</c> gives.</param>
    /// <param name="policies">The section, such as <c>Rotation:Policies</c>. It is read once.</param>
    /// <returns>The builder of the rotation.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="policies"/> is null.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A policy has an unknown member, or a text that is no value of its member.
    /// </exception>
    public static RotationBuilder AddRotation(this ApiKeyClientBuilder builder, IConfiguration policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        RotationBuilder rotation = builder.AddRotation();
        (
            (RotationSetup)
                rotation
                    .Services.First(static service => service.ServiceType == typeof(RotationSetup))
                    .ImplementationInstance!
        ).AddAll(policies);
        return rotation;
    }

    private static ILogger Logger(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(RotationMetrics.Name) ?? NullLogger.Instance;

    private static RotationEngine CreateEngine(IServiceProvider services, RotationSetup setup)
    {
        TimeProvider clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        IRotationStore store =
            services.GetService<IRotationStore>()
            ?? throw new InvalidOperationException(
                $"The rotation has no store: call {nameof(RotationBuilder.UseFileStore)} or"
                    + $" {nameof(RotationBuilder.UseStore)}."
            );
        EngineParts parts = new(
            services.GetRequiredService<ValueProtector>(),
            services.GetService<IConsumerRegister>() ?? store as IConsumerRegister,
            services.GetRequiredService<RotationJournal>(),
            setup.Engine,
            clock
        );
        return new RotationEngine(store, new ContextFactory(services, setup, clock).Create(), parts);
    }
}
