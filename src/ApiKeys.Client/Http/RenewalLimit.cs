namespace ApiKeys.Client.Http;

/// <summary>
/// Keeps authenticating again after a 401 from becoming a loop. It may happen a few times in a while, as when a server restarts. More often means that
/// somebody else authenticates as the same user, and each throws the other out; and a renewal that did not help means that the 401 is about something else.
/// </summary>
internal sealed class RenewalLimit(TimeProvider timeProvider)
{
    private const int MaxRenewals = 3;

    private static readonly TimeSpan _while = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private readonly Queue<DateTimeOffset> _renewals = new();
    private DateTimeOffset? _contendedAt;
    private DateTimeOffset? _inVainAt;

    /// <summary>Whether tokens are refused before their time so often that another program must be at work.</summary>
    public bool IsContended => IsResting(ref _contendedAt);

    /// <summary>Whether the newest renewal did not help.</summary>
    public bool IsInVain => IsResting(ref _inVainAt);

    /// <summary>Notes a renewal, if there may be one now.</summary>
    public bool TryRenew()
    {
        lock (_lock)
        {
            if (Rest.IsOn(_contendedAt, _rest, timeProvider) || Rest.IsOn(_inVainAt, _rest, timeProvider))
            {
                return false;
            }

            while (_renewals.Count > 0 && !Rest.IsOn(_renewals.Peek(), _while, timeProvider))
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
    public void WasInVain()
    {
        lock (_lock)
        {
            _inVainAt = timeProvider.GetUtcNow();
        }
    }

    private bool IsResting(ref DateTimeOffset? since)
    {
        lock (_lock)
        {
            return Rest.IsOn(since, _rest, timeProvider);
        }
    }
}
