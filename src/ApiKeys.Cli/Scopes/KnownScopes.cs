using ApiKeys.Cli.Commands;

namespace ApiKeys.Cli.Scopes;

/// <summary>The documented scopes of each service, in the order of the vendor's documentation.</summary>
internal static class KnownScopes
{
    private const string ManagesKeys = "API keys themselves: a key with it can create others with any scope";

    private static readonly KnownScope[] _aimms =
    [
        new("Authentication", "Users, groups and environments"),
        new("PublishApp", "Publish, update and delete applications", "PublishApps"),
        new("PublishAimms", "AIMMS versions"),
        new("Tasks", "Start, follow and stop tasks", "Task"),
        new("APIKey", ManagesKeys, "APIKeys"),
        new("Session", "Sessions", "Sessions"),
        new("Secret", "Secrets that are kept in the portal", "Secrets"),
        new("User", "Reserved by AIMMS for later use", "Users"),
        new("Account", "Settings of the account", "Accounts"),
    ];
    private static readonly KnownScope[] _maximo =
    [
        new("systemAdmin", "Configuration of the system", "systemAdministrator", "systemAdministration"),
        new("userAdmin", "Users; SCIM provisioning needs it", "userAdministrator", "userAdministration"),
        new("apikeyAdmin", ManagesKeys, "apikeysAdmin", "apikeyAdministration"),
    ];
    private static readonly KnownScope[] _veeam =
    [
        new("ui", "The user interface", "userInterface"),
        new("rest", "The REST API, key management included", "restApi"),
        new("integration", "Integrations, such as plugins", "integrations"),
    ];

    /// <summary>The documented scopes of a service; none when the service is not known.</summary>
    public static IReadOnlyList<KnownScope> Of(string? service) =>
        ServiceNames.Known(service) switch
        {
            ServiceNames.Aimms => _aimms,
            ServiceNames.Maximo => _maximo,
            ServiceNames.Veeam => _veeam,
            _ => [],
        };
}
