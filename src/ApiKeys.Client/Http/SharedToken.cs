namespace ApiKeys.Client.Http;

/// <summary>
/// One token for all callers of an account. It is fetched once however many wait for it, kept while it is fresh, and not fetched again for a while
/// after the service refused the credential, because services lock accounts out. A changed credential drops it.
/// </summary>
internal sealed class SharedToken(Func<Credential, AccessToken?, Task<AccessToken>> fetch, TimeProvider timeProvider)
{
    /// <summary>For so long a refused credential is not tried again.</summary>
    public static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private Flight? _newest;

    /// <summary>The token for a credential. Whoever waits for the same fetch gets the same token or the same error.</summary>
    public Task<AccessToken> GetAsync(Credential credential)
    {
        lock (_lock)
        {
            if (_newest is null || !_newest.IsFor(credential))
            {
                _newest = Start(credential, null);
            }
            else if (!_newest.IsGoodAt(timeProvider.GetUtcNow()))
            {
                _newest = Start(credential, _newest.Token ?? _newest.Previous);
            }

            return _newest.Task;
        }
    }

    /// <summary>
    /// Drops a token that the service refuses, so that another is fetched, if that may be. Only the first of the callers that were refused it
    /// asks whether it may; for the others it is replaced already.
    /// </summary>
    /// <returns>Whether there is, or will be, another token.</returns>
    public bool TryReplace(ApiKeyValue? refused, Func<bool> mayBe)
    {
        lock (_lock)
        {
            if (_newest is { IsDropped: false, Token: { } newest } && ReferenceEquals(newest.Value, refused))
            {
                _newest.IsDropped = mayBe();
                return _newest.IsDropped;
            }

            return _newest is not null;
        }
    }

    private Flight Start(Credential credential, AccessToken? previous)
    {
        Flight flight = new(credential) { Previous = previous };

        // On a thread of its own, so that no caller fetches within the lock, and outlives its own call.
        flight.Task = Task.Run(async () =>
        {
            try
            {
                return await fetch(credential, previous).ConfigureAwait(false);
            }
            catch (ApiKeyAccessDeniedException)
            {
                flight.HeldBackUntil = timeProvider.GetUtcNow() + HeldBack;
                flight.Previous = null;
                throw;
            }
        });

        // Nobody may be waiting any more, and nobody's error is no news.
        _ = flight.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return flight;
    }

    private sealed class Flight(Credential credential)
    {
        public Task<AccessToken> Task { get; set; } = null!;

        /// <summary>The token before it, which may still help to get another when this fetch failed on the way.</summary>
        public AccessToken? Previous { get; set; }

        public bool IsDropped { get; set; }

        public DateTimeOffset? HeldBackUntil { get; set; }

        public AccessToken? Token => Task.Status == TaskStatus.RanToCompletion ? Task.Result : null;

        public bool IsFor(Credential other) => credential.Id == other.Id && credential.Secret.HasSameText(other.Secret);

        public bool IsGoodAt(DateTimeOffset instant) =>
            !Task.IsCompleted || (Token is { } token ? !IsDropped && token.IsFreshAt(instant) : instant < HeldBackUntil);
    }
}
