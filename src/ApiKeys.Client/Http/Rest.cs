namespace ApiKeys.Client.Http;

/// <summary>A while in which something is not done again, measured without regard to a clock that is set.</summary>
internal static class Rest
{
    /// <summary>Whether less than the length has passed since a timestamp. One that lies ahead is none: the clock went back.</summary>
    public static bool IsOn(long? since, TimeSpan length, TimeProvider timeProvider) =>
        since is { } start && timeProvider.GetElapsedTime(start) is var passed && passed >= TimeSpan.Zero && passed < length;
}
