namespace ApiKeys.Client.Veeam;

/// <summary>
/// Identifies the key that an account at Veeam authenticates with. The service does not report it: an option names it.
/// </summary>
internal static class VeeamOwnKey
{
    /// <summary>
    /// Whether it is the named key. A number without a user is one of the account's user, as in any id.
    /// </summary>
    public static bool IsNamed(VeeamKeyId id, VeeamOptions options)
    {
        if (
            options.CredentialKeyId is null
            || !VeeamKeyId.TryParse(options.CredentialKeyId, out VeeamKeyId own)
            || own.LoginId != id.LoginId
        )
        {
            return false;
        }

        // Where neither names the user, the number decides: one protected key too many is safe.
        Guid? user = own.UserUid ?? options.UserUid;
        return user is null || (id.UserUid ?? options.UserUid ?? user) == user;
    }

    /// <param name="key">The key.</param>
    /// <param name="options">The options of the account.</param>
    /// <param name="hasPassword">Whether the account authenticates with a password.</param>
    public static OwnKeyMatch Match(ApiKey key, VeeamOptions options, bool hasPassword) =>
        hasPassword ? OwnKeyMatch.None
        : VeeamKeyId.TryParse(key.Id, out VeeamKeyId id) && IsNamed(id, options) ? OwnKeyMatch.Certain
        : options.CredentialKeyId is null && CouldManageKeys(key) ? OwnKeyMatch.Possible
        : OwnKeyMatch.None;

    /// <summary>The error in the option; null when there is none.</summary>
    public static string? ErrorIn(VeeamOptions options) =>
        options.CredentialKeyId is null || VeeamKeyId.TryParse(options.CredentialKeyId, out _)
            ? null
            : $"{nameof(options.CredentialKeyId)} is not the id of a key; take it from a list of the keys: the "
                + "user's id, a slash and the number of the login, "
                + "such as 955b0b80-da62-4434-9f50-2c1b099948f2/12.";

    /// <summary>What each scope allows is not documented, so none rules it out.</summary>
    private static bool CouldManageKeys(ApiKey key) =>
        !key.IsReadOnly && key.Status is not (ApiKeyStatus.Disabled or ApiKeyStatus.DisabledByService);
}
