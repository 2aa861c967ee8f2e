namespace ApiKeys.Cli.Failures;

/// <summary>The SDK's messages name its members; who types a command knows them as options.</summary>
internal static class OptionText
{
    private static readonly (string Member, string Option)[] _words =
    [
        (", or set AllowNoPermissions", ""),
        ("call AllowOwnKey() first", "say --allow-own-key"),
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
