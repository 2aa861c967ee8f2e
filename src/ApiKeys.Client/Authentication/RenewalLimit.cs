namespace ApiKeys.Client.Authentication;

/// <summary>
/// Keeps renewals after a 401 from becoming a loop. A few renewals in a while are normal, for example when a server
/// restarts. More mean that another program authenticates as the same user, so that each revokes the other's token. A
/// renewal that did not help means that the 401 has another reason.
/// </summary>
internal sealed class RenewalLimit(TimeProvider timeProvider)
{
    private const int MaxRenewals = 3;

    private static readonly TimeSpan _while = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private readonly Queue<DateTimeOffset> _renewals = new();
    private DateTimeOffset? _contendedAt;
    private DateTimeOffset? _failedAt;

    /// <summary>Whether tokens are revoked early so often that another program must use the same user.</summary>
    public bool IsContended => IsResting(ref _contendedAt);

    /// <summary>Whether the newest renewal did not help.</summary>
    public bool HasRenewalFailed => IsResting(ref _failedAt);

    /// <summary>Notes a renewal, if there may be one now.</summary>
    public bool TryRenew()
    {
        lock (_lock)
        {
            if (Cooldown.IsOn(_contendedAt, _rest, timeProvider) || Cooldown.IsOn(_failedAt, _rest, timeProvider))
            {
                return false;
            }

            while (_renewals.Count > 0 && !Cooldown.IsOn(_renewals.Peek(), _while, timeProvider))
            {
                _renewals.Dequeue();
            }

            if (_renewals.Count >= MaxRenewals)
            {
                _renewals.Dequeue();
                _contendedAt = timeProvider.GetUtcNow();
                return false;
            }

            _renewals.Enqueue(timeProvider.GetUtcNow());
            return true;
        }
    }

    /// <summary>Notes that the newest renewal did not help.</summary>
    public void OnRenewalFailed()
    {
        lock (_lock)
        {
            _failedAt = timeProvider.GetUtcNow();
        }
    }

    private bool IsResting(ref DateTimeOffset? since)
    {
        lock (_lock)
        {
            return Cooldown.IsOn(since, _rest, timeProvider);
        }
    }
}
