namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The state of the service that the state file keeps; access tokens and unfinished actions are not kept.
/// </summary>
internal sealed record VeeamState(
    string AdministratorKey,
    long AdministratorLoginId,
    long LastId,
    IReadOnlyList<VeeamUserState> Users,
    IReadOnlyList<VeeamLoginState> Logins
);

/// <summary>A user with the secrets to authenticate with.</summary>
internal sealed record VeeamUserState(
    Guid Uid,
    string UserName,
    string Password,
    Guid OrganizationUid,
    string OrganizationName,
    string? MfaCode,
    bool IsLocked
);

/// <summary>A login; a key has the hash of its value.</summary>
internal sealed record VeeamLoginState(
    long Id,
    string Kind,
    Guid UserUid,
    string? Description,
    bool IsReadAccessOnly,
    IReadOnlyList<string> Scopes,
    string Status,
    DateTimeOffset CreatedAt,
    string? Hash
);
