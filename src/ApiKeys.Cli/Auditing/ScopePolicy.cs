using ApiKeys.Client;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Auditing;

/// <summary>
/// What the audit knows about scopes: which are known, and which let a key create others or administer. The services
/// differ in it only here.
/// </summary>
internal static class ScopePolicy
{
    private const AimmsScopes AdministersAimms = AimmsScopes.ApiKey | AimmsScopes.Authentication | AimmsScopes.Account;
    private const MaximoPermissions AdministersMaximo = MaximoPermissions.SystemAdmin | MaximoPermissions.ApiKeyAdmin;
    private const VeeamScopes AdministersVeeam = VeeamScopes.Ui;

    public static bool IsUnknown(ApiKey key, string scope) =>
        key switch
        {
            VeeamApiKey => AtVeeam(scope) == VeeamScopes.None,
            MaximoApiKey => AtMaximo(scope) == MaximoPermissions.None,
            _ => AtAimms(scope) == AimmsScopes.None,
        };

    public static bool Administers(ApiKey key, string scope) =>
        key switch
        {
            VeeamApiKey => (AtVeeam(scope) & AdministersVeeam) != 0,
            MaximoApiKey => (AtMaximo(scope) & AdministersMaximo) != 0,
            _ => (AtAimms(scope) & AdministersAimms) != 0,
        };

    /// <summary>Whether an account needs the scope to manage keys.</summary>
    public static bool ManagesKeys(ApiKey key, string scope) =>
        key switch
        {
            VeeamApiKey => false,
            MaximoApiKey => AtMaximo(scope) == MaximoPermissions.ApiKeyAdmin,
            _ => AtAimms(scope) == AimmsScopes.ApiKey,
        };

    /// <summary>Whether two texts are the same scope. AIMMS spells its scopes in several ways.</summary>
    public static bool AreSame(ApiKey key, string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || (
            key is not (VeeamApiKey or MaximoApiKey)
            && AtAimms(one) is not AimmsScopes.None and var scope
            && scope == AtAimms(other)
        );

    private static AimmsScopes AtAimms(string scope) => new AimmsApiKey("") { Scopes = [scope] }.KnownScopes;

    private static VeeamScopes AtVeeam(string scope) =>
        new VeeamApiKey(Guid.Empty, 0, "") { Scopes = [scope] }.KnownScopes;

    private static MaximoPermissions AtMaximo(string scope) =>
        Enum.GetValues<MaximoPermissions>()
            .FirstOrDefault(known => string.Equals(known.ToString(), scope, StringComparison.OrdinalIgnoreCase));
}
