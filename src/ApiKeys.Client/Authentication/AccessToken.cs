namespace ApiKeys.Client.Authentication;

/// <summary>A token that a service issued for a credential, to authenticate requests for a while.</summary>
/// <param name="Value">The token.</param>
/// <param name="RenewAt">When to obtain another; null to use it until the service rejects it.</param>
/// <param name="RefreshToken">The token with which another can be obtained, without the credential.</param>
internal sealed record AccessToken(SecretValue Value, DateTimeOffset? RenewAt = null, SecretValue? RefreshToken = null)
{
    private static readonly TimeSpan _longestMargin = TimeSpan.FromMinutes(1);

    /// <summary>The user that the token names; null when it names none.</summary>
    public string? Subject { get; init; }

    /// <summary>When to renew a token with the given lifetime: shortly before its end.</summary>
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
