namespace ApiKeys.Client.Testing;

/// <summary>The secrets of a service, in the order of their creation; the last 10,000.</summary>
internal sealed class SecretLog
{
    private const int Capacity = 10_000;
    private readonly object _lock = new();
    private readonly Queue<string> _secrets = new();

    public string Add(string secret)
    {
        lock (_lock)
        {
            _secrets.Enqueue(secret);
            if (_secrets.Count > Capacity)
            {
                _secrets.Dequeue();
            }
        }

        return secret;
    }

    public bool Contains(string secret)
    {
        lock (_lock)
        {
            return _secrets.Contains(secret);
        }
    }

    public IReadOnlyList<string> Snapshot()
    {
        lock (_lock)
        {
            return [.. _secrets];
        }
    }
}
