using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What is done outside the state: at the service, or at a sink.</summary>
internal abstract record Effect
{
    private Effect() { }

    /// <summary>List the keys of the account.</summary>
    internal sealed record Survey : Effect;

    /// <summary>Create the key that was announced.</summary>
    internal sealed record Create(Attempt Attempt) : Effect;

    /// <summary>Give the current key a new value. The old one ends.</summary>
    internal sealed record Refresh(Attempt Attempt, HeldKey Key) : Effect;

    /// <summary>
    /// Ask the service, and the probe, whether a value is accepted, and count the consumers that use it.
    /// </summary>
    internal sealed record Verify(HeldKey Key) : Effect;

    /// <summary>Hand the current value to the sinks.</summary>
    internal sealed record Deliver(HeldKey Key) : Effect;

    internal sealed record Disable(HeldKey Key) : Effect;

    internal sealed record Enable(HeldKey Key) : Effect;

    /// <summary>Delete whatever is there of the revoked.</summary>
    internal sealed record Sweep(IReadOnlyList<RevokedKey> Revoked) : Effect;
}
