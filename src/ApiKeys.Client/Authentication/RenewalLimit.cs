namespace ApiKeys.Client.Authentication;

/// <summary>
/// Keeps authenticating again after a 401 from becoming a loop. It may happen a few times in a while, as when a server
/// restarts. More often means that somebody else authenticates as the same user, and each throws the other out; and a
/// renewal that did not help means that the 401 is about something else.
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

    /// <summary>Whether tokens are refused before their time so often that another program must be at work.</summary>
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
