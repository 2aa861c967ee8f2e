namespace ApiKeys.Client.Testing.Recording;

/// <summary>Says by the name of a header, a parameter or a member whether its value is a credential.</summary>
internal static class CredentialNames
{
    // The end of the name decides: tokenRefreshInterval and grant_type are not credentials, x-access-token and
    // refresh_token are.
    private static readonly string[] _words =
    [
        "auth",
        "authorization",
        "token",
        "key",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "credential",
        "credentials",
        "cookie",
        "session",
        "sessionid",
        "assertion",
        "signature",
        "code",
        "otp",
        "jwt",
    ];

    public static bool Matches(string name) =>
        Array.Exists(_words, word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));
}
