namespace ApiKeys.Client.Aimms;

/// <summary>
/// Which key an account at AIMMS itself authenticates with. The service does not say: an option names it.
/// </summary>
internal static class AimmsOwnKey
{
    /// <summary>
    /// Whether it is the named key. Whether AIMMS tells names apart by case is not documented, so they count as the
    /// same.
    /// </summary>
    public static bool IsNamed(string id, AimmsOptions options) =>
        options.CredentialKeyId is { } own && string.Equals(own.Trim(), id.Trim(), StringComparison.OrdinalIgnoreCase);

    public static OwnKeyMatch Match(ApiKey key, AimmsOptions options) =>
        IsNamed(key.Id, options) ? OwnKeyMatch.Certain
        : options.CredentialKeyId is null && CouldManageKeys(key) ? OwnKeyMatch.Possible
        : OwnKeyMatch.None;

    /// <summary>The fault in the option; null when there is none.</summary>
    public static string? FaultIn(AimmsOptions options) =>
        options.CredentialKeyId is not { } own ? null
        : string.IsNullOrWhiteSpace(own) || own.Any(char.IsControl)
            ? $"{nameof(options.CredentialKeyId)} is not the name of a key; set it to the name of the key that the "
                + "account authenticates with, or leave it out."
        : own == options.ApiKey
            ? $"{nameof(options.CredentialKeyId)} is the value of the key; set it to the key's name."
        : null;

    /// <summary>Scopes that are not known could be any.</summary>
    private static bool CouldManageKeys(ApiKey key) => key.Scopes.Count == 0 || key.Scopes.Any(IsForKeys);

    /// <summary>However it is spelled: <c>APIKey</c>, <c>API Key</c>, <c>api-keys</c>.</summary>
    private static bool IsForKeys(string scope) =>
        new string([.. scope.Where(char.IsLetter)]).StartsWith("apikey", StringComparison.OrdinalIgnoreCase);
}
