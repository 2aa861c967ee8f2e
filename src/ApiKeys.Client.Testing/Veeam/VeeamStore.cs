using System.Globalization;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The users and their logins. Whoever calls holds the emulator's lock.</summary>
internal sealed class VeeamStore
{
    private readonly List<VeeamEmulatedUser> _users = [];
    private readonly List<VeeamEmulatedLogin> _logins = [];
    private readonly Dictionary<long, VeeamEmulatedLogin> _loginsById = [];
    private readonly Dictionary<string, VeeamEmulatedLogin> _keysByHash = [];

    /// <summary>The id that was given last; none is given twice.</summary>
    public long LastId { get; private set; }

    public IReadOnlyCollection<VeeamEmulatedUser> Users => _users;

    /// <summary>In the order of their ids, which is that of their making.</summary>
    public IReadOnlyCollection<VeeamEmulatedLogin> Logins => _logins;

    public VeeamEmulatedUser? User(Guid uid) => _users.Find(user => user.Uid == uid);

    public VeeamEmulatedUser? User(string userName) => _users.Find(user => user.UserName == userName);

    public VeeamEmulatedLogin? Login(long id) => _loginsById.GetValueOrDefault(id);

    public VeeamEmulatedLogin? KeyWithValue(string value) => _keysByHash.GetValueOrDefault(VeeamSecret.Hash(value));

    /// <summary>Adds a user together with the login that the password is.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public VeeamEmulatedUser AddUser(VeeamEmulatedUser user, DateTimeOffset now)
    {
        if (User(user.UserName) is not null)
        {
            throw new ArgumentException("There is a user of this name.", nameof(user));
        }

        _users.Add(user);
        Add(new(NextId(), VeeamLoginKind.Password, user, now) { Scopes = VeeamScopes.Grantable });
        return user;
    }

    public VeeamEmulatedLogin AddKey(VeeamEmulatedUser user, VeeamKeyRequest asked, string value, DateTimeOffset now) =>
        Add(
            new(NextId(), VeeamLoginKind.ApiKey, user, now)
            {
                Description = asked.Description,
                Scopes = asked.Scopes,
                IsReadAccessOnly = asked.IsReadAccessOnly,
                Hash = VeeamSecret.Hash(value),
            }
        );

    public VeeamEmulatedLogin AddKeyPair(VeeamEmulatedUser user, DateTimeOffset now) =>
        Add(new(NextId(), VeeamLoginKind.KeyPair, user, now) { Description = "", Scopes = [VeeamScopes.Rest] });

    /// <summary>Adds a key without a value.</summary>
    public VeeamEmulatedLogin AddNumberedKey(VeeamEmulatedUser user, DateTimeOffset now)
    {
        long id = NextId();
        string description = "key " + id.ToString(CultureInfo.InvariantCulture);
        return Add(
            new(id, VeeamLoginKind.ApiKey, user, now) { Description = description, Scopes = VeeamScopes.Grantable }
        );
    }

    public void Restore(VeeamState state)
    {
        _users.AddRange(
            state.Users.Select(user => new VeeamEmulatedUser(
                user.Uid,
                user.UserName,
                user.Password,
                user.OrganizationUid,
                user.OrganizationName
            )
            {
                MfaCode = user.MfaCode,
                IsLocked = user.IsLocked,
            })
        );
        foreach (VeeamLoginState login in state.Logins)
        {
            Add(
                new(login.Id, login.Kind, User(login.UserUid)!, login.CreatedAt)
                {
                    Description = login.Description,
                    IsReadAccessOnly = login.IsReadAccessOnly,
                    Scopes = login.Scopes,
                    Status = login.Status,
                    Hash = login.Hash,
                }
            );
        }

        LastId = state.LastId;
    }

    public void Remove(VeeamEmulatedLogin login)
    {
        _logins.Remove(login);
        _loginsById.Remove(login.Id);
        _keysByHash.Remove(login.Hash ?? "");
    }

    private VeeamEmulatedLogin Add(VeeamEmulatedLogin login)
    {
        _logins.Add(login);
        _loginsById.Add(login.Id, login);
        if (login.Hash is not null)
        {
            _keysByHash.Add(login.Hash, login);
        }

        return login;
    }

    private long NextId() => ++LastId;
}
