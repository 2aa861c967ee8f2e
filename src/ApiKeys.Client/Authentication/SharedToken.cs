using System.Diagnostics;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// One token for all callers of an account. It is fetched once, however many callers wait for it, and kept while it is
/// fresh. After the service refused the credential it is not fetched again for a while, because services lock accounts
/// out. A changed credential drops it.
/// </summary>
internal sealed class SharedToken(
    Func<Credential, AccessToken?, ActivityContext, Task<AccessToken>> fetch,
    TimeProvider timeProvider
)
{
    /// <summary>How long a refused credential is not tried again.</summary>
    public static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private Flight? _newest;

    /// <summary>
    /// The token for a credential. All callers that wait for the same fetch get the same token or the same error.
    /// </summary>
    public Task<AccessToken> GetAsync(Credential credential)
    {
        lock (_lock)
        {
            if (_newest is null || !_newest.IsFor(credential))
            {
                _newest = Start(credential, null);
            }
            else if (!_newest.IsGood(timeProvider))
            {
                _newest = Start(credential, _newest.Token ?? _newest.Previous);
            }

            return _newest.Task;
        }
    }

    /// <summary>
    /// Drops a token that the service refuses, so that another is fetched, if a renewal is allowed. Only the first of
    /// the callers whose token was refused checks that; for the others the token is already replaced.
    /// </summary>
    /// <returns>Whether there is, or will be, another token.</returns>
    public bool TryReplace(SecretValue? refused, Func<bool> mayBe)
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

        flight.Task = SharedTask.Run(async caller =>
        {
            try
            {
                return await fetch(credential, previous, caller).ConfigureAwait(false);
            }
            catch (ApiKeyAccessDeniedException)
            {
                flight.RefusedAt = timeProvider.GetUtcNow();
                flight.Previous = null;
                throw;
            }
        });
        return flight;
    }

    private sealed class Flight(Credential credential)
    {
        public Task<AccessToken> Task { get; set; } = null!;

        /// <summary>
        /// The token before it, which may still help to obtain another when this fetch failed on the way.
        /// </summary>
        public AccessToken? Previous { get; set; }

        public bool IsDropped { get; set; }

        /// <summary>When the service refused the credential.</summary>
        public DateTimeOffset? RefusedAt { get; set; }

        public AccessToken? Token => Task.Status == TaskStatus.RanToCompletion ? Task.Result : null;

        public bool IsFor(Credential other) => credential.IsSameAs(other);

        public bool IsGood(TimeProvider timeProvider) =>
            !Task.IsCompleted
            || (
                Token is { } token
                    ? !IsDropped && token.IsFreshAt(timeProvider.GetUtcNow())
                    : Cooldown.IsOn(RefusedAt, HeldBack, timeProvider)
            );
    }
}
