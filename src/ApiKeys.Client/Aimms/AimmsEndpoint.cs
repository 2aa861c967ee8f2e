namespace ApiKeys.Client.Aimms;

/// <summary>The two places at which AIMMS Cloud manages the same keys.</summary>
public enum AimmsEndpoint
{
    /// <summary>The User Manager API, <c>/pro/user-manager/v1</c>: the current one, since 24 February 2026.</summary>
    UserManager,

    /// <summary>
    /// The previous PRO API, <c>/pro-api/v1/api-keys</c>: deprecated, for accounts that cannot move yet. It cannot list
    /// the scopes that may be granted.
    /// </summary>
    ProApi,
}
