namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The keys by name, in the order of their creation.</summary>
internal sealed class AimmsKeyStore
{
    private readonly object _lock = new();
    private readonly List<AimmsEmulatedKey> _keys = [];

    public IReadOnlyList<AimmsEmulatedKey> All()
    {
        lock (_lock)
        {
            return [.. _keys];
        }
    }

    public bool TryAdd(AimmsEmulatedKey key)
    {
        lock (_lock)
        {
            if (_keys.Exists(other => other.Name == key.Name))
            {
                return false;
            }

            _keys.Add(key);
            return true;
        }
    }

    /// <summary>Replaces all keys.</summary>
    public void Restore(IEnumerable<AimmsEmulatedKey> keys)
    {
        lock (_lock)
        {
            _keys.Clear();
            _keys.AddRange(keys);
        }
    }

    public bool Remove(string name)
    {
        lock (_lock)
        {
            return _keys.RemoveAll(key => key.Name == name) > 0;
        }
    }

    /// <summary>Compares with every key, so that the time does not reveal where the match is.</summary>
    public AimmsEmulatedKey? WithValue(string value)
    {
        byte[] hash = AimmsKeyValue.Hash(value);
        return All().Where(key => key.Matches(hash)).LastOrDefault();
    }
}
