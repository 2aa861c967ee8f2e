namespace ApiKeys.Client.Authentication;

/// <summary>A while in which something is not done again.</summary>
internal static class Cooldown
{
    /// <summary>
    /// Whether less than the length has passed since an instant. One that lies ahead is none: the clock was set back,
    /// by nobody knows how much.
    /// </summary>
    public static bool IsOn(DateTimeOffset? since, TimeSpan length, TimeProvider timeProvider) =>
        since is { } start
        && timeProvider.GetUtcNow() - start is var passed
        && passed >= TimeSpan.Zero
        && passed < length;
}
