using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// The handlers that own the sockets of leased managers, one for each host and trust. An unused handler is kept while
/// it is among the last few, so that leases of one host in sequence share a connection. Any other is disposed at once.
/// </summary>
internal sealed class LeasedConnections : IDisposable
{
    public const int MostIdle = 8;

    private readonly object _lock = new();
    private readonly Dictionary<ConnectionKey, Entry> _entries = [];

    // The one that has been idle for the longest time first.
    private readonly LinkedList<Entry> _idle = [];
    private bool _isDisposed;

    /// <summary>How many handlers there are, used and idle.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Gives the handler for a key, until <see cref="Return"/>.</summary>
    /// <exception cref="ObjectDisposedException">The container was disposed.</exception>
    public HttpMessageHandler Rent(ConnectionKey key)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                throw new ObjectDisposedException(
                    nameof(ApiKeyManagerFactory),
                    "The container of the factory was disposed."
                );
            }

            if (!_entries.TryGetValue(key, out Entry? entry))
            {
                _entries.Add(key, entry = new Entry(key));
            }
            else if (entry.Users == 0)
            {
                _idle.Remove(entry);
            }

            entry.Users++;
            return entry.Handler;
        }
    }

    public void Return(ConnectionKey key)
    {
        lock (_lock)
        {
            if (_isDisposed || --_entries[key].Users > 0)
            {
                return;
            }

            _idle.AddLast(_entries[key]);
            if (_idle.Count > MostIdle)
            {
                Entry oldest = _idle.First!.Value;
                _idle.RemoveFirst();
                _entries.Remove(oldest.Key);
                oldest.Handler.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (Entry entry in _entries.Values)
            {
                entry.Handler.Dispose();
            }

            _entries.Clear();
            _idle.Clear();
        }
    }

    private sealed class Entry(ConnectionKey key)
    {
        public ConnectionKey Key { get; } = key;

        public int Users { get; set; }

        public HttpMessageHandler Handler { get; } = PrimaryHandler.Secure(PrimaryHandler.Create(), TrustOf(key));

        /// <summary>
        /// Copies only the options that matter, so that no secret of an account stays with the handler.
        /// </summary>
        private static Func<ApiKeyAccountOptions> TrustOf(ConnectionKey key)
        {
            Trust trust = new()
            {
                CertificateSha256 = key.CertificateSha256,
                TrustedCertificateFile = key.TrustedCertificateFile,
            };
            return () => trust;
        }
    }

    private sealed class Trust : ApiKeyAccountOptions;
}
