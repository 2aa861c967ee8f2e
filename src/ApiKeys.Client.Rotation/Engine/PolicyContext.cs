using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.Services;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>A policy with all that its rotation needs.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">What the machine decides by.</param>
/// <param name="Service">
/// Opens the service, with the account's credential or, for the account's own key, with the current value.
/// </param>
/// <param name="Sinks">Where each new value goes.</param>
/// <param name="Probes">What tries it before.</param>
internal sealed record PolicyContext(
    RotationPolicy Policy,
    Rules Rules,
    Func<Credential?, IRotationService> Service,
    IReadOnlyList<ISecretSink> Sinks,
    IReadOnlyList<IRotationProbe> Probes
);
