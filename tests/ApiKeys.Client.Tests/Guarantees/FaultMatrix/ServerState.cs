namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>The keys that the emulator holds, by the id that the SDK uses for them.</summary>
/// <param name="Keys">Each key with everything that can change.</param>
internal sealed record ServerState(IReadOnlyDictionary<string, HeldKey> Keys)
{
    /// <summary>The ids of keys that were not there before.</summary>
    public IReadOnlyList<string> NewSince(ServerState before) => [.. Keys.Keys.Except(before.Keys.Keys)];

    public bool IsSameAs(ServerState other) =>
        Keys.Count == other.Keys.Count && Keys.All(key => key.Value == other.Keys.GetValueOrDefault(key.Key));

    /// <summary>Whether all keys except one are unchanged, and none is new.</summary>
    public bool IsSameBut(string id, ServerState other) => Without([id]).IsSameAs(other.Without([id]));

    /// <summary>The same state without some of the keys.</summary>
    public ServerState Without(IReadOnlyCollection<string> ids) =>
        new(Keys.Where(key => !ids.Contains(key.Key)).ToDictionary(key => key.Key, key => key.Value));
}

/// <summary>A key at the emulator.</summary>
/// <param name="Name">Its name or description.</param>
/// <param name="IsEnabled">Whether it can be used.</param>
/// <param name="Rest">Everything else that a change could affect.</param>
/// <param name="HasFirstValue">Whether it still has the value that it was created with.</param>
internal sealed record HeldKey(string Name, bool IsEnabled, string Rest, bool HasFirstValue);
