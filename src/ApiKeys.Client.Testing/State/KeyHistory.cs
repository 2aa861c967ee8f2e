namespace ApiKeys.Client.Testing.State;

/// <summary>
/// When keys were created, and which ones were replaced or deleted when: for the variants in which that takes effect
/// late. Nothing is kept for longer than the longest of their delays, nor beyond the life of the emulator.
/// </summary>
/// <typeparam name="T">A key.</typeparam>
/// <param name="clock">The emulator's clock.</param>
/// <param name="variants">The present variants, which can be replaced.</param>
internal sealed class KeyHistory<T>(TimeProvider clock, Func<ServiceVariants> variants)
{
    private readonly object _lock = new();
    private readonly List<(string Id, DateTimeOffset At)> _created = [];
    private readonly List<(T Key, DateTimeOffset At)> _gone = [];

    public void NoteCreated(string id)
    {
        lock (_lock)
        {
            _created.Add((id, clock.GetUtcNow()));
            _created.RemoveAll(each => !IsWithin(variants().LongestDelay, each.At));
        }
    }

    /// <summary>Notes a key that was deleted, or as it was before it was replaced.</summary>
    public void NoteGone(T key)
    {
        lock (_lock)
        {
            _gone.Add((key, clock.GetUtcNow()));
            _gone.RemoveAll(each => !IsWithin(variants().LongestDelay, each.At));
        }
    }

    /// <summary>Whether a key was created less than so long ago.</summary>
    public bool IsNew(string id, TimeSpan delay)
    {
        lock (_lock)
        {
            return _created.Exists(each => each.Id == id && IsWithin(delay, each.At));
        }
    }

    /// <summary>The keys that went less than so long ago.</summary>
    public IReadOnlyList<T> GoneWithin(TimeSpan delay)
    {
        lock (_lock)
        {
            return [.. _gone.Where(each => IsWithin(delay, each.At)).Select(static each => each.Key)];
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

    private bool IsWithin(TimeSpan delay, DateTimeOffset at) => clock.GetUtcNow() - at < delay;
}
