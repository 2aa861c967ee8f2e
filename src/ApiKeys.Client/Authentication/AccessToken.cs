namespace ApiKeys.Client.Authentication;

/// <summary>What a service gave for a credential, to sign requests in with for a while.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">From when on another should be got; null to use it until it is refused.</param>
/// <param name="RefreshToken">What another can be got with, without the credential.</param>
internal sealed record AccessToken(SecretValue Value, DateTimeOffset? RenewAt = null, SecretValue? RefreshToken = null)
{
    private static readonly TimeSpan _longestMargin = TimeSpan.FromMinutes(1);

    /// <summary>Who the token says is authenticated; null when it does not say.</summary>
    public string? Subject { get; init; }

    /// <summary>When to renew what lives so long from now on: shortly before its end.</summary>
    public static DateTimeOffset? RenewalOf(TimeSpan? lifetime, DateTimeOffset now)
    {
        if (lifetime is not { } life || life <= TimeSpan.Zero || life > DateTimeOffset.MaxValue - now)
        {
            return null;
        }

        TimeSpan margin = TimeSpan.FromTicks(Math.Min(life.Ticks / 10, _longestMargin.Ticks));
        return now + life - margin;
    }

    public bool IsFreshAt(DateTimeOffset instant) => RenewAt is null || instant < RenewAt;
}
