namespace ApiKeys.Client.Maximo;

/// <summary>
/// Identifies the key that an account at Maximo authenticates with. Its id is a part of the credential, and the access
/// token names it.
/// </summary>
internal static class MaximoOwnKey
{
    /// <param name="key">The key.</param>
    /// <param name="known">The ids with which the account authenticates, as far as they are known; null is
    /// none.</param>
    public static OwnKeyMatch Match(ApiKey key, params string?[] known) =>
        known.Contains(key.Id) ? OwnKeyMatch.Certain
        : Array.TrueForAll(known, static id => id is null) && CouldManageKeys(key) ? OwnKeyMatch.Possible
        : OwnKeyMatch.None;

    /// <summary>Unknown permissions could be any permissions.</summary>
    private static bool CouldManageKeys(ApiKey key) =>
        key.Status != ApiKeyStatus.Disabled
        && (key.Scopes.Count == 0 || key.Scopes.Has(MaximoPermissionNames.ApiKeyAdmin));
}
