namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The keys in the order of their creation.</summary>
internal sealed class MaximoKeyStore
{
    private readonly object _lock = new();
    private readonly List<MaximoKey> _keys = [];

    public IReadOnlyList<MaximoKey> All()
    {
        lock (_lock)
        {
            return [.. _keys];
        }
    }

    /// <summary>Replaces all keys.</summary>
    public void Restore(IEnumerable<MaximoKey> keys)
    {
        lock (_lock)
        {
            _keys.Clear();
            _keys.AddRange(keys);
        }
    }

    public MaximoKey? Find(string id) => All().FirstOrDefault(key => key.Id == id);

    public MaximoKey Add(MaximoKey key)
    {
        lock (_lock)
        {
            _keys.Add(key);
            return key;
        }
    }

    /// <summary>Replaces a key. Of concurrent changes, each sees the result of the one before.</summary>
    /// <exception cref="Http.RefusalException">There is no such key, or the change is refused.</exception>
    public MaximoKey Change(string id, Func<MaximoKey, MaximoKey> change)
    {
        lock (_lock)
        {
            int index = IndexOf(id);
            return _keys[index] = change(_keys[index]);
        }
    }

    /// <exception cref="Http.RefusalException">There is no such key.</exception>
    public void Remove(string id)
    {
        lock (_lock)
        {
            _keys.RemoveAt(IndexOf(id));
        }
    }

    private int IndexOf(string id) =>
        _keys.FindIndex(key => key.Id == id) is >= 0 and int index ? index : throw MaximoRefusal.UnknownKey();
}
