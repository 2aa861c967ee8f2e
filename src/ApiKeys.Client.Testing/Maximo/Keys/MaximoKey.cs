namespace ApiKeys.Client.Testing.Maximo;

/// <summary>A key at one moment; immutable, so a change creates another one.</summary>
internal sealed record MaximoKey(string Id, MaximoProfile Profile, MaximoStamp Added, MaximoKeyToken Token)
{
    public long Version { get; init; } = 1;

    public MaximoStamp Updated { get; init; } = Added;

    /// <summary>The instant from which the token is refused, or <see langword="null"/>.</summary>
    public DateTimeOffset? TokenExpiresAt => Profile.Interval.After(Token.IssuedAt);

    public bool Accepts(string token, DateTimeOffset now) =>
        Token.Matches(token) && Profile.Active && !(now >= TokenExpiresAt);
}
