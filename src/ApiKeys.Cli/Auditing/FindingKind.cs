namespace ApiKeys.Cli.Auditing;

/// <summary>
/// The kinds of findings, as output and options have them; a contract, described in docs/guides/command-line-tool.md.
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

    /// <summary>
    /// Those that can be lived with. Of an account whose credential does not do, no key was looked at, and that is
    /// never fine.
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
    ];
}
