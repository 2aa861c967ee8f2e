using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>When what is due. All of it follows from the state, so that nothing is lost with a timer.</summary>
internal static class Schedule
{
    /// <summary>The kind of failure that keeps a revoked key from being deleted.</summary>
    public const string DeletionFailed = "deletion";

    /// <summary>How long a revoked name is looked for: requests of killed processes may arrive late.</summary>
    public static readonly TimeSpan LateArrival = TimeSpan.FromDays(1);

    /// <summary>How old a list of keys may be when a key is created.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>After that time a request of a frozen process has arrived, or nobody waits for it.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromMinutes(5);

    /// <summary>How often consumers that are missing are counted again.</summary>
    public static readonly TimeSpan Count = TimeSpan.FromHours(1);

    private static readonly TimeSpan _survey = TimeSpan.FromDays(1);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);
    private static readonly TimeSpan _longestBackoff = TimeSpan.FromHours(6);

    /// <summary>When the next rotation begins; null when never by itself.</summary>
    public static DateTimeOffset? Due(RotationState state, Rules rules, DateTimeOffset now)
    {
        if (state.Wish is not null)
        {
            return now;
        }

        DateTimeOffset? wanted =
            state.Current is null || state.Drift is not null
                ? now
                : Earliest(Expiring(state, rules), state.Current.IssuedAt + rules.Every);
        return wanted is { } at ? InWindow(state, rules, at < now ? now : at) : null;
    }

    /// <summary>The last moment at which a rotation should wait for a person or a window.</summary>
    public static DateTimeOffset? Urgent(RotationState state) => state.Current?.ExpiresAt - _day;

    public static DateTimeOffset NextSurvey(RotationState state) =>
        (state.SurveyedAt ?? DateTimeOffset.MinValue) + _survey;

    /// <summary>
    /// When the revoked are looked for again: at once, and then after twice the time each. A deletion that failed waits
    /// for its own retry.
    /// </summary>
    public static DateTimeOffset? NextSweep(RotationState state) =>
        state.Revoked.Count == 0 ? null
        : state.Failure is { Kind: DeletionFailed } failure ? failure.RetryAt
        : state.Revoked.Min(static revoked =>
            revoked.SweptAt is { } swept ? swept + Longer(swept - revoked.Since, _minute) : DateTimeOffset.MinValue
        );

    /// <summary>
    /// When a step that failed is tried again: after a minute, twice as long each time, and soon enough before the
    /// expiry.
    /// </summary>
    public static DateTimeOffset Retry(RotationState state, int count, bool isTransient, DateTimeOffset now)
    {
        TimeSpan cap = state.Current?.ExpiresAt is { } end
            ? Longer(Shorter((end - now) / 10, _longestBackoff), _minute)
            : _longestBackoff;
        TimeSpan doubled = isTransient ? _minute * Math.Pow(2, Math.Min(count - 1, 10)) : cap;
        return now + (Shorter(doubled, cap) * (1 + (0.2 * Spread(state.Policy, state.Attempts + count))));
    }

    public static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? earliest = null;
        foreach (DateTimeOffset? instant in instants)
        {
            earliest = earliest is null || instant < earliest ? instant ?? earliest : earliest;
        }

        return earliest;
    }

    private static DateTimeOffset? Expiring(RotationState state, Rules rules) =>
        state.Current!.ExpiresAt - (rules.RenewBefore * (1 + (0.1 * Spread(state.Policy, state.Generation))));

    private static DateTimeOffset InWindow(RotationState state, Rules rules, DateTimeOffset from)
    {
        DateTimeOffset open = rules.Window.FirstFrom(from);
        return Urgent(state) is { } urgent && urgent < open ? (urgent < from ? from : urgent) : open;
    }

    /// <summary>A number from -1 to 1 that is the same on every node.</summary>
    private static double Spread(string policy, int salt)
    {
        uint hash = 2166136261;
        foreach (char character in $"{policy}:{salt}")
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return (hash % 2001 / 1000.0) - 1;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
