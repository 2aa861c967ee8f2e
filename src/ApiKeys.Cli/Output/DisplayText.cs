using System.Globalization;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>Members of a key as text for tables.</summary>
internal static class DisplayText
{
    public static string Scopes(ApiKey key) => string.Join(", ", key.Scopes) + (key.IsReadOnly ? " (read only)" : "");

    public static Cell Status(ApiKey key) =>
        key.Status switch
        {
            ApiKeyStatus.Enabled => "enabled",
            ApiKeyStatus.Disabled => new Cell("disabled", Severity.Soon),
            ApiKeyStatus.DisabledByService => new Cell($"disabled by the service ({key.StatusText})", Severity.Soon),
            _ => new Cell(key.StatusText ?? "unknown", Severity.Soon),
        };

    public static string Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "unknown";
}
