namespace ApiKeys.Client.Authentication;

/// <summary>A period in which an action is not done again.</summary>
internal static class Cooldown
{
    /// <summary>
    /// Whether a cooldown is still running since an instant. An instant in the future (the clock was set back) counts
    /// as no cooldown.
    /// </summary>
    public static bool IsOn(DateTimeOffset? since, TimeSpan length, TimeProvider timeProvider) =>
        since is { } start
        && timeProvider.GetUtcNow() - start is var passed
        && passed >= TimeSpan.Zero
        && passed < length;
}
