using System.Collections.Concurrent;

namespace ApiKeys.Client.Rotation.Consumers;

/// <summary>The caches of all policies that an application reads.</summary>
internal sealed class KeyCaches(PublishedKeys keys, IConsumerRegister? register, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, KeyCache> _caches = new(StringComparer.Ordinal);
    private readonly string _consumer = $"{AppDomain.CurrentDomain.FriendlyName}@{Environment.MachineName}";

    public KeyCache Of(string policy) =>
        _caches.GetOrAdd(policy, name => new KeyCache(name, keys, register, _consumer, clock));

    public void Dispose()
    {
        foreach (KeyCache cache in _caches.Values)
        {
            cache.Dispose();
        }
    }
}
