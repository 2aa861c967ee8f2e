using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>The managers that are leased now, each with the number of its leases.</summary>
internal sealed class LeasedManagers(LeasedConnections connections, TimeProvider timeProvider, ILoggerFactory? loggers)
    : ApiKeyManagerFactory
{
    private readonly object _lock = new();
    private readonly Dictionary<RunTimeAccount, Entry> _entries = [];

    /// <summary>How many managers are leased.</summary>
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

    public override ApiKeyManagerLease<TManager> Acquire<TManager>(
        string account,
        ApiKeyAccountOptions options,
        CredentialSource? credentials = null
    )
    {
        ServiceRegistration service = KnownServices.Of(options ?? throw new ArgumentNullException(nameof(options)));
        AccountRegistry.ThrowIfBlank(account ?? throw new ArgumentNullException(nameof(account)), nameof(account));
        if (!typeof(TManager).IsAssignableFrom(service.ManagerType))
        {
            throw new ArgumentException(
                $"The options of the account '{account}' are those of {service.Name}, whose manager is not "
                    + $"of the type {typeof(TManager).Name}.",
                nameof(options)
            );
        }

        RunTimeAccount key = service.AtRunTime(account, options, credentials);
        Entry entry = Acquire(key);
        return new ApiKeyManagerLease<TManager>((TManager)entry.Manager, () => Release(key, entry));
    }

    private Entry Acquire(RunTimeAccount account)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(account, out Entry? entry))
            {
                entry = new Entry(account, connections.Rent(account.Connections), timeProvider, loggers);
                _entries.Add(account, entry);
            }

            entry.Leases++;
            return entry;
        }
    }

    private void Release(RunTimeAccount account, Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Leases == 0)
            {
                entry.IsReleased = true;
                _entries.Remove(account);
                connections.Return(account.Connections);
            }
        }
    }

    private sealed class Entry
    {
        private volatile bool _isReleased;

        public Entry(
            RunTimeAccount account,
            HttpMessageHandler handler,
            TimeProvider timeProvider,
            ILoggerFactory? loggers
        )
        {
            HttpClient client = new(HttpPipeline.Wrap(handler, timeProvider), disposeHandler: false)
            {
                Timeout = Timeout.InfiniteTimeSpan,
            };
            Manager = account.CreateManager(
                timeProvider,
                loggers,
                () => !_isReleased ? client : throw new ObjectDisposedException(nameof(ApiKeyManagerLease<>))
            );
        }

        public ApiKeyManager Manager { get; }

        public int Leases { get; set; }

        public bool IsReleased
        {
            set => _isReleased = value;
        }
    }
}
