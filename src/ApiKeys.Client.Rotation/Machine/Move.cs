using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What to do next.</summary>
internal abstract record Move
{
    private Move() { }

    /// <summary>Nothing until an instant; null when only a person can bring it further.</summary>
    internal sealed record Wait(DateTimeOffset? Until) : Move;

    /// <summary>Write a state, and then, if that succeeded, perform what it announces.</summary>
    internal sealed record Commit(RotationState Next, Happening What, Effect? Then = null) : Move;

    /// <summary>Perform what can be performed again, at any time and by anybody.</summary>
    internal sealed record Perform(Effect Effect) : Move;
}
