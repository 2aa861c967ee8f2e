namespace ApiKeys.Client.Calls;

/// <summary>Refuses calls that would lock an account out, at every service.</summary>
internal static class OwnKeyGuard
{
    /// <summary>The reason, and how a caller allows the call.</summary>
    public const string Refusal =
        "it is the key that the account itself authenticates with, and the account would be locked out. "
        + $"If that is meant, call {nameof(ApiKeyManager.AllowOwnKey)}() first.";

    /// <exception cref="ApiKeyOwnKeyException">It is the account's own key.</exception>
    public static void ThrowIf(bool isOwn, string account, string id)
    {
        if (isOwn)
        {
            throw Exception($"Account '{account}', key '{id}': {Refusal} Nothing was sent.", account, id);
        }
    }

    public static ApiKeyOwnKeyException Exception(string message, string account, string id) =>
        new(message) { Account = account, KeyId = id };

    /// <summary>
    /// The problem that a check reports where an option names the own key; null when that key exists.
    /// </summary>
    public static string? ProblemWith(string? credentialKeyId, ApiKey? found) =>
        credentialKeyId is null || found is not null
            ? null
            : "CredentialKeyId names a key that the account does not have; correct it, so that the account's own "
                + "key is guarded.";
}
