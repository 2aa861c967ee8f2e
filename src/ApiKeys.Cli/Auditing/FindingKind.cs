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
