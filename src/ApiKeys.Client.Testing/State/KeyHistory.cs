namespace ApiKeys.Client.Testing.State;

/// <summary>
/// When keys were created, and which ones were replaced or deleted when: for the variants in which that takes effect
/// late. It does not outlive the emulator.
/// </summary>
/// <typeparam name="T">A key.</typeparam>
internal sealed class KeyHistory<T>(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _created = new(StringComparer.Ordinal);
    private readonly List<(T Key, DateTimeOffset At)> _gone = [];

    public void NoteCreated(string id)
    {
        lock (_lock)
        {
            _created[id] = clock.GetUtcNow();
        }
    }

    /// <summary>Notes a key that was deleted, or as it was before it was replaced.</summary>
    public void NoteGone(T key)
    {
        lock (_lock)
        {
            _gone.Add((key, clock.GetUtcNow()));
        }
    }

    /// <summary>Whether a key was created less than so long ago.</summary>
    public bool IsNew(string id, TimeSpan delay)
    {
        lock (_lock)
        {
            return _created.TryGetValue(id, out DateTimeOffset at) && clock.GetUtcNow() - at < delay;
        }
    }

    /// <summary>The keys that went less than so long ago.</summary>
    public IReadOnlyList<T> GoneWithin(TimeSpan delay)
    {
        lock (_lock)
        {
            return [.. _gone.Where(each => clock.GetUtcNow() - each.At < delay).Select(each => each.Key)];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _created.Clear();
            _gone.Clear();
        }
    }
}
