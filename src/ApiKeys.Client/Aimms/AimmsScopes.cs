namespace ApiKeys.Client.Aimms;

/// <summary>
/// The scopes that AIMMS documents, for asking: combine them with <c>|</c>. What a key has is told as the service's own text,
/// because a service may know scopes that this list does not.
/// </summary>
/// <remarks>Source: documentation.aimms.com/cloud/managing-api-keys.html.</remarks>
[Flags]
public enum AimmsScopes
{
    /// <summary>No scope. A key needs at least one.</summary>
    None = 0,

    /// <summary>Users, groups and environments.</summary>
    Authentication = 1 << 0,

    /// <summary>Applications: publish, update and delete them, as far as the user may.</summary>
    PublishApp = 1 << 1,

    /// <summary>AIMMS versions.</summary>
    PublishAimms = 1 << 2,

    /// <summary>Tasks: start, follow and stop them.</summary>
    Tasks = 1 << 3,

    /// <summary>API keys themselves: a key with this scope can issue others. On the wire it is <c>APIKey</c>.</summary>
    ApiKey = 1 << 4,

    /// <summary>Sessions.</summary>
    Session = 1 << 5,

    /// <summary>Secrets that are kept in the portal.</summary>
    Secret = 1 << 6,

    /// <summary>Reserved by AIMMS for later use.</summary>
    User = 1 << 7,

    /// <summary>Settings of the account.</summary>
    Account = 1 << 8,
}
