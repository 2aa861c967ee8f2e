namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The valid tokens. An access token stays valid when its refresh token is used early.</summary>
internal sealed class VeeamTokens(VeeamEmulator service)
{
    public static readonly TimeSpan MfaTokenLifetime = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, VeeamSession> _byAccess = [];
    private readonly Dictionary<string, VeeamSession> _byRefresh = [];
    private readonly Dictionary<string, (VeeamEmulatedUser User, DateTimeOffset Ends)> _mfa = [];
    private readonly Dictionary<string, int> _issued = [];

    private DateTimeOffset Now => service.Clock.GetUtcNow();

    public void Clear()
    {
        _byAccess.Clear();
        _byRefresh.Clear();
        _mfa.Clear();
    }

    public VeeamTokenPair Issue(VeeamEmulatedUser user, string grantType)
    {
        VeeamTokenPair pair = new(service.Noted(VeeamSecret.CreateToken()), service.Noted(VeeamSecret.CreateToken()));
        VeeamSession session = new(
            user,
            VeeamSecret.Hash(pair.Access),
            Now + service.Variants.AccessTokenLifetime,
            VeeamSecret.Hash(pair.Refresh),
            Now + service.Variants.RefreshTokenLifetime
        );
        _byAccess.Add(session.AccessHash, session);
        _byRefresh.Add(session.RefreshHash, session);
        _issued[grantType] = IssuedBy(grantType) + 1;
        return pair;
    }

    public int IssuedBy(string grantType) => _issued.GetValueOrDefault(grantType);

    public VeeamEmulatedUser? UserOf(string accessToken) =>
        _byAccess.TryGetValue(VeeamSecret.Hash(accessToken), out VeeamSession? session) && Now < session.AccessEnds
            ? session.User
            : null;

    /// <summary>Uses the refresh token, which does not work again.</summary>
    public VeeamEmulatedUser? TakeRefresh(string refreshToken) =>
        _byRefresh.Remove(VeeamSecret.Hash(refreshToken), out VeeamSession? session) && Now < session.RefreshEnds
            ? session.User
            : null;

    public string IssueMfa(VeeamEmulatedUser user)
    {
        string token = service.Noted(VeeamSecret.CreateToken());
        _mfa.Add(VeeamSecret.Hash(token), (user, Now + MfaTokenLifetime));
        return token;
    }

    public VeeamEmulatedUser? UserOfMfa(string mfaToken) =>
        _mfa.TryGetValue(VeeamSecret.Hash(mfaToken), out (VeeamEmulatedUser User, DateTimeOffset Ends) found)
        && Now < found.Ends
            ? found.User
            : null;

    public void RemoveMfa(string mfaToken) => _mfa.Remove(VeeamSecret.Hash(mfaToken));

    public int RevokeAll() => Revoke(_ => true);

    /// <summary>Ends the sessions, and the sign-ins that wait for a second factor.</summary>
    public int Revoke(Predicate<VeeamEmulatedUser> whose)
    {
        int count = 0;
        foreach (
            VeeamSession session in _byAccess
                .Values.Union(_byRefresh.Values)
                .Where(session => whose(session.User))
                .ToArray()
        )
        {
            _byAccess.Remove(session.AccessHash);
            _byRefresh.Remove(session.RefreshHash);
            count++;
        }

        foreach (string hash in _mfa.Where(entry => whose(entry.Value.User)).Select(entry => entry.Key).ToArray())
        {
            _mfa.Remove(hash);
        }

        return count;
    }
}
