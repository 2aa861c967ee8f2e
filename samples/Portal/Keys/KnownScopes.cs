using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// The scopes that a new key can have: those that the service lists, otherwise those that it documents; each with its
/// purpose, as far as that is known.
/// </summary>
internal static class KnownScopes
{
    private const string ManagesKeys =
        "API keys themselves. Such a key can create others with any permission: choose it for a program that "
        + "manages keys, and for nothing else.";

    private static readonly Dictionary<string, (string Name, string For)[]> _documented = new()
    {
        ["Aimms"] =
        [
            .. Aimms(AimmsScopes.Authentication, "Users, groups and environments."),
            .. Aimms(AimmsScopes.PublishApp, "Publish, update and delete applications."),
            .. Aimms(AimmsScopes.PublishAimms, "AIMMS versions."),
            .. Aimms(AimmsScopes.Tasks, "Start, follow and stop tasks."),
            .. Aimms(AimmsScopes.ApiKey, ManagesKeys),
            .. Aimms(AimmsScopes.Session, "Sessions."),
            .. Aimms(AimmsScopes.Secret, "Secrets that are kept in the portal of AIMMS."),
            .. Aimms(AimmsScopes.User, "Reserved by AIMMS for later."),
            .. Aimms(AimmsScopes.Account, "Settings of the account."),
        ],
        ["Maximo"] =
        [
            ("systemAdmin", "Configuration of the system."),
            ("userAdmin", "Users; synchronising them (SCIM) needs it."),
            ("apikeyAdmin", ManagesKeys),
        ],
        ["Veeam"] =
        [
            ("rest", "The REST API, managing keys included."),
            ("ui", "The user interface."),
            ("integration", "Integrations, such as plugins."),
        ],
    };

    public static async Task<IReadOnlyList<ApiKeyScope>> OfAsync(
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        (string Name, string For)[] documented = _documented.GetValueOrDefault(keys.Service, []);
        return keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes)
            ?
            [
                .. (await keys.ListScopesAsync(cancellationToken)).Select(scope => new ApiKeyScope(
                    scope.Name,
                    scope.Description ?? For(documented, scope.Name)
                )),
            ]
            : [.. documented.Select(scope => new ApiKeyScope(scope.Name, scope.For))];
    }

    private static string? For((string Name, string For)[] documented, string name) =>
        documented.FirstOrDefault(scope => Same(scope.Name, name)).For;

    // AIMMS's own pages print "API Key" and "APIKey", "Task" and "Tasks".
    private static bool Same(string one, string other) =>
        string.Equals(Normal(one), Normal(other), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string name) => name.Replace(" ", "", StringComparison.Ordinal).TrimEnd('s', 'S');

    private static IEnumerable<(string Name, string For)> Aimms(AimmsScopes scope, string purpose) =>
        scope.ToNames().Select(name => (name, purpose));
}
