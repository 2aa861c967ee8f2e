namespace ApiKeys.Cli.Failures;

/// <summary>Replaces the SDK's members in a message with the options of the tool, which its users know.</summary>
internal static class OptionText
{
    private static readonly (string Member, string Option)[] _words =
    [
        (", or set AllowNoPermissions", ""),
        ("call AllowOwnKey() first", "add --allow-own-key"),
        ("AllowApiKeyAdmin", "--allow-api-key-admin"),
        ("AllowUnusualName", "--allow-unusual-name"),
        ("ExpiresAt", "--expires"),
        ("IsReadOnly", "--read-only"),
        ("TokenRefreshInterval", "--refresh-every"),
        ("UserUid:", "--user:"),
        ("Scopes:", "--scope:"),
    ];

    public static string In(string message) =>
        _words.Aggregate(
            message,
            static (text, word) => text.Replace(word.Member, word.Option, StringComparison.Ordinal)
        );
}
