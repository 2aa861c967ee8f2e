namespace ApiKeys.Cli.Auditing;

/// <summary>
/// The kinds of findings, as output and options name them. They are a contract; docs/guides/command-line-tool.md
/// describes them.
/// </summary>
internal static class FindingKind
{
    public const string Credential = "credential";
    public const string CredentialExpires = "credentialExpires";
    public const string Expired = "expired";
    public const string Expiring = "expiring";
    public const string NeverExpires = "neverExpires";
    public const string Disabled = "disabled";
    public const string UnknownScope = "unknownScope";
    public const string Administers = "administers";
    public const string OutsideAllowedScopes = "outsideAllowedScopes";
    public const string LookalikeName = "lookalikeName";
    public const string TokenOutlivesKey = "tokenOutlivesKey";

    /// <summary>The kinds with what was found, in a sentence each.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } =
        new Dictionary<string, string>
        {
            [Credential] = "The account cannot authenticate, or may not manage keys; its keys were not checked.",
            [CredentialExpires] = "The account's own credential has expired or expires soon.",
            [Expired] = "The key has expired.",
            [Expiring] = "The key expires soon, or could.",
            [NeverExpires] = "The key never expires.",
            [Disabled] = "The key is disabled.",
            [UnknownScope] = "The key has scopes that this version does not know.",
            [Administers] = "The key can create keys or administer.",
            [OutsideAllowedScopes] = "The key has scopes beyond those that the account allows.",
            [LookalikeName] = "The name of the key looks like that of another one.",
            [TokenOutlivesKey] = "Access tokens of the account live longer than the value of its key.",
        };

    /// <summary>
    /// The kinds that can be accepted. <see cref="Credential"/> cannot: the keys of such an account were not checked.
    /// </summary>
    public static IReadOnlyList<string> Acceptable { get; } =
    [
        CredentialExpires,
        Expired,
        Expiring,
        NeverExpires,
        Disabled,
        UnknownScope,
        Administers,
        OutsideAllowedScopes,
        LookalikeName,
        TokenOutlivesKey,
    ];
}
