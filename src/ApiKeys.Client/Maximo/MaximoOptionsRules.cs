using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>Validates the options of a Maximo account.</summary>
internal static class MaximoOptionsRules
{
    /// <summary>The errors, each of which names its option.</summary>
    public static IEnumerable<string> Check(MaximoOptions options, bool hasCredentialSource) =>
        OptionsRules
            .Check(options, MaximoOptions.ServiceName)
            .Concat([BaseAddressError(options.BaseAddress), AdminAddressError(options)])
            .Concat(
                NamesSuperuser(options)
                    ? SuperuserErrors(options, hasCredentialSource)
                    : KeyErrors(options, hasCredentialSource)
            )
            .Concat(MaximoRouteTable.Check(options.Protocol.Paths))
            .OfType<string>();

    private static string? BaseAddressError(Uri? address) =>
        address is null
            ? $"{nameof(MaximoOptions.BaseAddress)} is missing; set it to the origin of the Admin API, such as "
                + "https://api.inst1.apps.example.com."
        : HostBegins(address, "admin.")
            ? $"{nameof(MaximoOptions.BaseAddress)} is the address of the administration; the Admin API is at "
                + $"https://api.{{instance}}.{{domain}}."
        : null;

    private static string? AdminAddressError(MaximoOptions options) =>
        options.AdminAddress is not { } address ? null
        : OptionsRules.AddressError(address, options.AllowInsecureLoopback) is { } error
            ? $"{nameof(options.AdminAddress)} {error}"
        : HostBegins(address, "api.")
            ? $"{nameof(options.AdminAddress)} is the address of the Admin API; the superuser authenticates at "
                + $"https://admin.{{instance}}.{{domain}}."
        : null;

    /// <summary>
    /// With a credential source, the address of the administration alone shows that the credential is the superuser's.
    /// </summary>
    private static bool NamesSuperuser(MaximoOptions options) =>
        (options.AdminAddress ?? (object?)options.UserName ?? options.Password ?? options.PasswordFile) is not null;

    private static IEnumerable<string?> SuperuserErrors(MaximoOptions options, bool hasCredentialSource) =>
        [
            (options.ApiKeyId ?? options.ApiKeyToken ?? options.ApiKeyTokenFile) is null
                ? null
                : $"{nameof(options.ApiKeyId)} or its token is set, and so is the superuser "
                    + $"({nameof(options.AdminAddress)}, {nameof(options.UserName)}, {nameof(options.Password)}); "
                    + "keep one.",
            options.AdminAddress is null
                ? $"{nameof(options.AdminAddress)} is missing; the superuser authenticates there, at "
                    + $"https://admin.{{instance}}.{{domain}}."
                : null,
            NameError(nameof(options.UserName), options.UserName, hasCredentialSource),
            OptionsRules.SecretError(
                nameof(options.Password),
                options.Password,
                options.PasswordFile,
                hasCredentialSource,
                isInHeader: false
            ),
            options.JwtLifetime is null
                ? null
                : $"{nameof(options.JwtLifetime)} applies to authentication with a key only; leave it out for the superuser.",
        ];

    private static IEnumerable<string?> KeyErrors(MaximoOptions options, bool hasCredentialSource) =>
        [
            NameError(nameof(options.ApiKeyId), options.ApiKeyId, hasCredentialSource)
                ?? (
                    options.ApiKeyId?.Contains(':') == true
                        ? $"{nameof(options.ApiKeyId)} has a colon, which no id has; the token belongs in "
                            + $"{nameof(options.ApiKeyToken)}."
                        : null
                ),
            OptionsRules.SecretError(
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

    private static string? NameError(string field, string? name, bool isElsewhere) =>
        name is null ? (isElsewhere ? null : $"{field} is missing.")
        : string.IsNullOrWhiteSpace(name) ? $"{field} is blank."
        : name.Any(char.IsControl) ? $"{field} has a control character."
        : null;

    private static bool HostBegins(Uri address, string label) =>
        address.IsAbsoluteUri && address.Host.StartsWith(label, StringComparison.OrdinalIgnoreCase);
}
