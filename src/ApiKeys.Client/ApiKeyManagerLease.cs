namespace ApiKeys.Client;

/// <summary>
/// The use of a manager that <see cref="ApiKeyManagerFactory"/> returned. Dispose it when the work at the account is
/// done.
/// </summary>
/// <remarks>
/// A request that is under way then continues to its end. A request that would begin after the last lease of the
/// manager was disposed is not sent, and its call ends with an <see cref="ApiKeyException"/>.
/// </remarks>
/// <typeparam name="TManager">The manager of the service.</typeparam>
public sealed class ApiKeyManagerLease<TManager> : IDisposable
    where TManager : ApiKeyManager
{
    private readonly TManager _manager;
    private readonly Action? _release;
    private int _isDisposed;

    /// <summary>Makes a lease of a manager, for a test's own factory.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="release">The callback of the first call of <see cref="Dispose"/>; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="manager"/> is null.</exception>
    public ApiKeyManagerLease(TManager manager, Action? release = null) =>
        (_manager, _release) = (manager ?? throw new ArgumentNullException(nameof(manager)), release);

    /// <summary>Gets the manager of the account.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public TManager Manager =>
        Volatile.Read(ref _isDisposed) == 0
            ? _manager
            : throw new ObjectDisposedException(
                nameof(ApiKeyManagerLease<>),
                $"The lease of the account '{_manager.Account}' was disposed; acquire a new one."
            );

    /// <summary>Ends the lease. Further calls do nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _release?.Invoke();
        }
    }
}
