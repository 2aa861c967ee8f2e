using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Doctor;

/// <summary>The texts that mean the same at every server, and so may be quoted.</summary>
internal static partial class Vocabulary
{
    private static readonly HashSet<string> _words = new(StringComparer.Ordinal)
    {
        "Authentication",
        "PublishApp",
        "PublishAimms",
        "PublishAIMMS",
        "Tasks",
        "Task",
        "APIKey",
        "API Key",
        "Session",
        "Secret",
        "User",
        "Account",
        "rest",
        "ui",
        "integration",
        "unknown",
        "Unknown",
        "enabled",
        "disabled",
        "Enabled",
        "Disabled",
        "disabledDueToUser",
        "disabledDueToCompany",
        "disabledDueToTenant",
        "disabledDueToSystem",
        "disabledDueSystemComponentsRestrictions",
        "AK",
        "AA",
        "TOTP",
        "VSPC",
        "VBR",
        "WIN",
        "NEVER",
        "replace",
        "/status",
        "/description",
        "identityProviderName",
        "equals",
        "true",
        "false",
        "",
    };

    private static readonly HashSet<string> _segments = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "about",
        "aimms",
        "api",
        "api-key",
        "api-keys",
        "apikey",
        "apikeys",
        "asyncActions",
        "authorization-scopes",
        "info",
        "keys",
        "logins",
        "maximo",
        "me",
        "openapi.yaml",
        "organizations",
        "pro",
        "pro-api",
        "refresh",
        "result",
        "swagger",
        "swagger.json",
        "token",
        "user",
        "user-manager",
        "users",
        "@current",
        "v1",
        "v3",
        "veeam",
    };

    /// <summary>Whether a text is a scope, a status, an error code, a version, a duration or the like.</summary>
    public static bool Has(string text) => _words.Contains(text) || Fixed().IsMatch(text);

    /// <summary>Whether a segment of a path is the same at every server.</summary>
    public static bool HasSegment(string segment) => _segments.Contains(segment);

    /// <summary>Codes such as AIUCO1022E, versions such as 3.6.1, and durations such as P1D.</summary>
    [GeneratedRegex(@"\A([A-Z]{4,6}[0-9]{4}[EWI]|[0-9]{1,2}(\.[0-9]{1,2}){1,3}|P[0-9]{1,4}[DWMY]|PT[0-9]{1,4}[HMS])\z")]
    private static partial Regex Fixed();
}
