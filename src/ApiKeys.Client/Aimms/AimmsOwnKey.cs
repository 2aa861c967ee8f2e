namespace ApiKeys.Client.Aimms;

/// <summary>
/// Identifies the key that an account at AIMMS authenticates with. The service does not report it: an option names it.
/// </summary>
internal static class AimmsOwnKey
{
    /// <summary>
    /// Whether it is the named key. AIMMS does not document whether the case of names matters, so names that differ in
    /// case only count as the same.
    /// </summary>
    public static bool IsNamed(string id, AimmsOptions options) =>
        options.CredentialKeyId is { } own && string.Equals(own.Trim(), id.Trim(), StringComparison.OrdinalIgnoreCase);

    public static OwnKeyMatch Match(ApiKey key, AimmsOptions options) =>
        IsNamed(key.Id, options) ? OwnKeyMatch.Certain
        : options.CredentialKeyId is null && CouldManageKeys(key) ? OwnKeyMatch.Possible
        : OwnKeyMatch.None;

    /// <summary>The error in the option; null when there is none.</summary>
    public static string? ErrorIn(AimmsOptions options) =>
        options.CredentialKeyId is not { } own ? null
        : string.IsNullOrWhiteSpace(own) || own.Any(char.IsControl)
            ? $"{nameof(options.CredentialKeyId)} is not the name of a key; set it to the name of the key that the "
                + "account authenticates with, or leave it out."
        : own == options.ApiKey
            ? $"{nameof(options.CredentialKeyId)} is the value of the key; set it to the key's name."
        : null;

    /// <summary>Unknown scopes could be any scopes.</summary>
    private static bool CouldManageKeys(ApiKey key) => key.Scopes.Count == 0 || key.Scopes.Any(IsForKeys);

    /// <summary>Accepts each spelling: <c>APIKey</c>, <c>API Key</c>, <c>api-keys</c>.</summary>
    private static bool IsForKeys(string scope) =>
        new string([.. scope.Where(char.IsLetter)]).StartsWith("apikey", StringComparison.OrdinalIgnoreCase);
}
