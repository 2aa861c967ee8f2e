using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>Warns of renamed options. The SDK still reads the old names.</summary>
internal static class RenamedOptions
{
    private const string Protocol = "Protocol:";

    private static readonly (string Service, string Old, string New)[] _renamed =
    [
        ("Aimms", "Account", "CloudAccount"),
        ("Aimms", "ApiPath", Protocol + "ApiPath"),
        ("Aimms", "CredentialHeader", Protocol + "CredentialHeader"),
        ("Aimms", "DateFormat", Protocol + "DateFormat"),
        ("Aimms", "FieldNaming", Protocol + "FieldNaming"),
        ("Aimms", "ScopeSpellings", Protocol + "ScopeSpellings"),
        ("Maximo", "Paths", Protocol + "Paths"),
        ("Veeam", "ScopesEncoding", Protocol + "ScopesEncoding"),
        ("Veeam", "MultipartToken", Protocol + "MultipartToken"),
        ("Veeam", "IdentityProvider", Protocol + "IdentityProvider"),
    ];

    public static void WarnOf(AccountSettings account, Screen screen)
    {
        foreach (
            (_, string old, string current) in _renamed.Where(each =>
                IsAt(account, each.Service) && account.Has(each.Old)
            )
        )
        {
            screen.Warn(
                $"account '{account.Name}', in {account.OriginOf(old)}: {old} is called {current} now. The old name "
                    + "is read until version 0.3."
            );
        }
    }

    private static bool IsAt(AccountSettings account, string service) =>
        string.Equals(account.Service, service, StringComparison.OrdinalIgnoreCase);
}
