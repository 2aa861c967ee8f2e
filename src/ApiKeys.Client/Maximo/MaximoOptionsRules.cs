using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>What the options of a Maximo account must fulfil.</summary>
internal static class MaximoOptionsRules
{
    /// <summary>The faults, each naming its field.</summary>
    public static IEnumerable<string> Check(MaximoOptions options, bool hasCredentialSource) =>
        OptionsRules
            .Check(options, MaximoApiKeyManager.ServiceName)
            .Concat([BaseAddressFault(options.BaseAddress), AdminAddressFault(options)])
            .Concat(
                NamesSuperuser(options)
                    ? SuperuserFaults(options, hasCredentialSource)
                    : KeyFaults(options, hasCredentialSource)
            )
            .Concat(MaximoRouteTable.Check(options.Protocol.Paths))
            .OfType<string>();

    private static string? BaseAddressFault(Uri? address) =>
        address is null
            ? $"{nameof(MaximoOptions.BaseAddress)} is missing; set it to the origin of the Admin API, such as "
                + "https://api.inst1.apps.example.com."
        : HostBegins(address, "admin.")
            ? $"{nameof(MaximoOptions.BaseAddress)} is the address of the administration; the Admin API is at "
                + $"https://api.{{instance}}.{{domain}}."
        : null;

    private static string? AdminAddressFault(MaximoOptions options) =>
        options.AdminAddress is not { } address ? null
        : OptionsRules.AddressFault(address, options.AllowInsecureLoopback) is { } fault
            ? $"{nameof(options.AdminAddress)} {fault}"
        : HostBegins(address, "api.")
            ? $"{nameof(options.AdminAddress)} is the address of the Admin API; the superuser signs in at "
                + $"https://admin.{{instance}}.{{domain}}."
        : null;

    /// <summary>
    /// With a source for the credential, the address of the administration alone says that it is the superuser's.
    /// </summary>
    private static bool NamesSuperuser(MaximoOptions options) =>
        (options.AdminAddress ?? (object?)options.UserName ?? options.Password ?? options.PasswordFile) is not null;

    private static IEnumerable<string?> SuperuserFaults(MaximoOptions options, bool hasCredentialSource) =>
        [
            (options.ApiKeyId ?? options.ApiKeyToken ?? options.ApiKeyTokenFile) is null
                ? null
                : $"{nameof(options.ApiKeyId)} or its token is set, and so is the superuser "
                    + $"({nameof(options.AdminAddress)}, {nameof(options.UserName)}, {nameof(options.Password)}); "
                    + "keep one.",
            options.AdminAddress is null
                ? $"{nameof(options.AdminAddress)} is missing; the superuser signs in there, at "
                    + $"https://admin.{{instance}}.{{domain}}."
                : null,
            NameFault(nameof(options.UserName), options.UserName, hasCredentialSource),
            OptionsRules.SecretFault(
                nameof(options.Password),
                options.Password,
                options.PasswordFile,
                hasCredentialSource,
                isInHeader: false
            ),
            options.JwtLifetime is null
                ? null
                : $"{nameof(options.JwtLifetime)} is for the sign-in with a key; the superuser's has no such choice.",
        ];

    private static IEnumerable<string?> KeyFaults(MaximoOptions options, bool hasCredentialSource) =>
        [
            NameFault(nameof(options.ApiKeyId), options.ApiKeyId, hasCredentialSource)
                ?? (
                    options.ApiKeyId?.Contains(':') == true
                        ? $"{nameof(options.ApiKeyId)} has a colon, which no id has; the token belongs into "
                            + $"{nameof(options.ApiKeyToken)}."
                        : null
                ),
            OptionsRules.SecretFault(
                nameof(options.ApiKeyToken),
                options.ApiKeyToken,
                options.ApiKeyTokenFile,
                hasCredentialSource,
                isInHeader: false
            ),
            options.JwtLifetime is null
            || options.JwtLifetime > TimeSpan.Zero
            || options.JwtLifetime == Timeout.InfiniteTimeSpan
                ? null
                : $"{nameof(options.JwtLifetime)} must be above zero, or infinite for no end.",
        ];

    private static string? NameFault(string field, string? name, bool isElsewhere) =>
        name is null ? (isElsewhere ? null : $"{field} is missing.")
        : string.IsNullOrWhiteSpace(name) ? $"{field} is blank."
        : name.Any(char.IsControl) ? $"{field} has a control character."
        : null;

    private static bool HostBegins(Uri address, string label) =>
        address.IsAbsoluteUri && address.Host.StartsWith(label, StringComparison.OrdinalIgnoreCase);
}
