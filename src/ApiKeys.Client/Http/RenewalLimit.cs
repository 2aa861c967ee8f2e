namespace ApiKeys.Client.Http;

/// <summary>
/// Keeps signing in anew after a 401 from becoming a loop. It may happen a few times in a while, as when a server restarts. More often means that
/// somebody else signs in as the same user, and each throws the other out; and a renewal that did not help means that the 401 is about something else.
/// </summary>
internal sealed class RenewalLimit(TimeProvider timeProvider)
{
    private const int MaxRenewals = 3;

    private static readonly TimeSpan _while = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private readonly Queue<DateTimeOffset> _renewals = new();
    private DateTimeOffset _contendedUntil;
    private DateTimeOffset _inVainUntil;

    /// <summary>Whether tokens are refused before their time so often that another program must be at work.</summary>
    public bool IsContended => IsBefore(ref _contendedUntil);

    /// <summary>Whether the newest renewal did not help.</summary>
    public bool IsInVain => IsBefore(ref _inVainUntil);

    /// <summary>Notes a renewal, if there may be one now.</summary>
    public bool TryRenew()
    {
        lock (_lock)
        {
            DateTimeOffset now = timeProvider.GetUtcNow();
            if (now < _contendedUntil || now < _inVainUntil)
            {
                return false;
            }

            while (_renewals.Count > 0 && now - _renewals.Peek() > _while)
            {
                _renewals.Dequeue();
            }

            if (_renewals.Count >= MaxRenewals)
            {
                _renewals.Dequeue();
                _contendedUntil = now + _rest;
                return false;
            }

            _renewals.Enqueue(now);
            return true;
        }
    }

    /// <summary>Notes that the newest renewal did not help.</summary>
    public void WasInVain()
    {
        lock (_lock)
        {
            _inVainUntil = timeProvider.GetUtcNow() + _rest;
        }
    }

    private bool IsBefore(ref DateTimeOffset instant)
    {
        lock (_lock)
        {
            return timeProvider.GetUtcNow() < instant;
        }
    }
}
