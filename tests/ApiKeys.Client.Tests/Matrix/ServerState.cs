namespace ApiKeys.Client.Tests.Matrix;

/// <summary>The keys that the emulator holds, by the id that the SDK has for them.</summary>
/// <param name="Keys">Each with all that can change about it.</param>
internal sealed record ServerState(IReadOnlyDictionary<string, HeldKey> Keys)
{
    /// <summary>The ids of keys that were not there before.</summary>
    public IReadOnlyList<string> NewSince(ServerState before) => [.. Keys.Keys.Except(before.Keys.Keys)];

    public bool IsSameAs(ServerState other) =>
        Keys.Count == other.Keys.Count && Keys.All(key => key.Value == other.Keys.GetValueOrDefault(key.Key));

    /// <summary>Whether all keys but one are as they were, and none is new.</summary>
    public bool IsSameBut(string id, ServerState other) => Without([id]).IsSameAs(other.Without([id]));

    /// <summary>The same without some of the keys.</summary>
    public ServerState Without(IReadOnlyCollection<string> ids) =>
        new(Keys.Where(key => !ids.Contains(key.Key)).ToDictionary(key => key.Key, key => key.Value));
}

/// <summary>A key at the emulator.</summary>
/// <param name="Name">Its name or description.</param>
/// <param name="IsEnabled">Whether it can be used.</param>
/// <param name="Rest">All else that a change could touch.</param>
/// <param name="HasFirstValue">Whether the value that it was prepared with is still its own.</param>
internal sealed record HeldKey(string Name, bool IsEnabled, string Rest, bool HasFirstValue);
