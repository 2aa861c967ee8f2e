using ApiKeys.Client.Rotation.Engine;
using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.Probes;
using ApiKeys.Client.Rotation.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Rotation.Hosting;

/// <summary>Joins policies, accounts, sinks and probes, and refuses what cannot be meant.</summary>
internal sealed class ContextFactory(IServiceProvider services, RotationSetup setup, TimeProvider clock)
{
    /// <exception cref="OptionsValidationException">
    /// A policy has a error, or names an account that there is not.
    /// </exception>
    public PolicyContexts Create()
    {
        ApiKeyManagers managers = services.GetRequiredService<ApiKeyManagers>();
        string[] errors = [.. setup.Policies.SelectMany(policy => Errors(policy, managers))];
        return errors.Length == 0
            ? new PolicyContexts([.. setup.Policies.Select(policy => Create(policy, managers[policy.Account]))])
            : throw new OptionsValidationException(nameof(RotationPolicy), typeof(RotationPolicy), errors);
    }

    private static IReadOnlyList<string> Errors(RotationPolicy policy, ApiKeyManagers managers) =>
        managers.TryGet(policy.Account, out ApiKeyManager? manager)
            ? PolicyValidator.Errors(policy, ServiceFacts.Of(manager))
            :
            [
                $"Rotation policy '{policy.Name}': {nameof(policy.Account)} is '{policy.Account}', and no account has"
                    + $" that name. There are: {string.Join(", ", managers.Select(static each => each.Account))}.",
            ];

    private PolicyContext Create(RotationPolicy policy, ApiKeyManager manager) =>
        new(
            policy,
            RulesReader.Of(policy, ServiceFacts.Of(manager)),
            credential => new ManagerService(Manager(policy, manager, credential), policy, clock),
            [
                .. policy.Sinks.Select(sink => SinkFactory.Of(sink, manager)),
                .. services.GetKeyedServices<ISecretSink>(policy.Name),
            ],
            [
                .. policy.Probe is { } probe ? [ProbeFactory.Of(probe)] : Array.Empty<IRotationProbe>(),
                .. services.GetKeyedServices<IRotationProbe>(policy.Name),
            ]
        );

    /// <summary>
    /// The account may take its credential from this very policy, which has none before the first key is adopted: the
    /// one in the options is used until then.
    /// </summary>
    private static ApiKeyManager Manager(RotationPolicy policy, ApiKeyManager manager, Credential? credential) =>
        policy.Target == RotationTarget.Credential ? manager.WithCredential(credential) : manager;
}
