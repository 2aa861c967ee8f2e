using System.Globalization;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The users and their logins. The caller must hold the emulator's lock.</summary>
internal sealed class VeeamStore
{
    private readonly List<VeeamEmulatedUser> _users = [];
    private readonly List<VeeamEmulatedLogin> _logins = [];
    private readonly Dictionary<long, VeeamEmulatedLogin> _loginsById = [];
    private readonly Dictionary<string, VeeamEmulatedLogin> _keysByHash = [];

    /// <summary>The last id; no id is used twice.</summary>
    public long LastId { get; private set; }

    public IReadOnlyCollection<VeeamEmulatedUser> Users => _users;

    /// <summary>The logins in the order of their ids, which is that of their creation.</summary>
    public IReadOnlyCollection<VeeamEmulatedLogin> Logins => _logins;

    public VeeamEmulatedUser? User(Guid uid) => _users.Find(user => user.Uid == uid);

    public VeeamEmulatedUser? User(string userName) => _users.Find(user => user.UserName == userName);

    public VeeamEmulatedLogin? Login(long id) => _loginsById.GetValueOrDefault(id);

    public VeeamEmulatedLogin? KeyWithValue(string value) => _keysByHash.GetValueOrDefault(VeeamSecret.Hash(value));

    /// <summary>Adds a user with the login of the password.</summary>
    /// <exception cref="ArgumentException">Another user has the name.</exception>
    public VeeamEmulatedUser AddUser(VeeamEmulatedUser user, DateTimeOffset now)
    {
        if (User(user.UserName) is not null)
        {
            throw new ArgumentException("Another user has this name.", nameof(user));
        }

        _users.Add(user);
        Add(new(NextId(), VeeamLoginKind.Password, user, now) { Scopes = VeeamScopes.Grantable });
        return user;
    }

    public VeeamEmulatedLogin AddKey(
        VeeamEmulatedUser user,
        VeeamKeyRequest requested,
        string value,
        DateTimeOffset now
    ) =>
        Add(
            new(NextId(), VeeamLoginKind.ApiKey, user, now)
            {
                Description = requested.Description,
                Scopes = requested.Scopes,
                IsReadAccessOnly = requested.IsReadAccessOnly,
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

    /// <summary>Goes back to a state, and keeps its users as the objects that they are.</summary>
    public void Reset(VeeamState state)
    {
        _users.RemoveAll(user => !state.Users.Any(each => each.Uid == user.Uid));
        foreach (VeeamUserState user in state.Users)
        {
            VeeamEmulatedUser same = User(user.Uid)!;
            (same.MfaCode, same.IsLocked, same.RefusedAttempts) = (user.MfaCode, user.IsLocked, 0);
        }

        _logins.Clear();
        _loginsById.Clear();
        _keysByHash.Clear();
        AddLogins(state);
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
        AddLogins(state);
    }

    private void AddLogins(VeeamState state)
    {
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
