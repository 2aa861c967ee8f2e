using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>Validates the options of an AIMMS account.</summary>
internal static class AimmsOptionsRules
{
    private static readonly DateTimeOffset[] _samples =
    [
        new(2027, 6, 30, 0, 30, 0, TimeSpan.Zero),
        new(2027, 12, 1, 15, 45, 56, 789, TimeSpan.Zero),
    ];

    // Headers that the framework sets itself, or that would change the request.
    private static readonly string[] _reservedHeaders =
    [
        "Accept",
        "Connection",
        "Cookie",
        "Expect",
        "Host",
        "Proxy-Authorization",
        "Transfer-Encoding",
        "Upgrade",
    ];

    /// <summary>The errors, each of which names its option.</summary>
    public static IEnumerable<string> Check(AimmsOptions options, bool hasCredentialSource) =>
        OptionsRules
            .Check(options, AimmsOptions.ServiceName)
            .Concat(
                new[]
                {
                    OptionsRules.SecretError(
                        nameof(options.ApiKey),
                        options.ApiKey,
                        options.ApiKeyFile,
                        hasCredentialSource
                    ),
                    AimmsOwnKey.ErrorIn(options),
                    AddressError(options),
                    options.Protocol.ApiPath is { } path && !IsPath(path)
                        ? $"{nameof(options.Protocol.ApiPath)} must be a plain path such as pro/user-manager/v1."
                        : null,
                    IsCredentialHeader(options.Protocol.CredentialHeader)
                        ? null
                        : $"{nameof(options.Protocol.CredentialHeader)} must be the name of a header that can carry "
                            + "a credential, such as apikey.",
                    DateFormatError(options.Protocol.DateFormat),
                    options.ExpiryLimit <= TimeSpan.Zero
                        ? $"{nameof(options.ExpiryLimit)} must be positive; leave it out for one calendar year."
                        : null,
                    OptionsRules.RangeError(
                        nameof(options.ClockTolerance),
                        options.ClockTolerance,
                        TimeSpan.Zero,
                        TimeSpan.FromDays(1)
                    ),
                    Enum.IsDefined(typeof(AimmsEndpoint), options.Endpoint)
                        ? null
                        : $"{nameof(options.Endpoint)} must be UserManager or ProApi.",
                    Enum.IsDefined(typeof(AimmsFieldNaming), options.Protocol.FieldNaming)
                        ? null
                        : $"{nameof(options.Protocol.FieldNaming)} must be AsSpecified, SnakeCase or CamelCase.",
                    options.Protocol.ScopeSpellings.Values.Any(string.IsNullOrWhiteSpace)
                        ? $"{nameof(options.Protocol.ScopeSpellings)} has a blank spelling."
                        : null,
                }.OfType<string>()
            );

    private static string? AddressError(AimmsOptions options) =>
        (options.CloudAccount, options.BaseAddress) switch
        {
            (null, null) =>
                $"{nameof(options.CloudAccount)} is missing; set it to the name in https://{{account}}.aimms.cloud, "
                    + $"or set {nameof(options.BaseAddress)}.",
            (not null, not null) =>
                $"{nameof(options.CloudAccount)} and {nameof(options.BaseAddress)} are both set; keep one.",
            ({ } account, null) when !IsHostLabel(account) =>
                $"{nameof(options.CloudAccount)} must be the first part of the host name alone, such as acme: "
                    + "letters, digits and hyphens.",
            _ => null,
        };

    /// <summary>
    /// A date format is valid when reading what it writes gives the same instant, or one at most a day earlier.
    /// </summary>
    private static string? DateFormatError(string format)
    {
        try
        {
            return Array.TrueForAll(_samples, sample => IsKept(sample, format))
                ? null
                : $"{nameof(AimmsProtocol.DateFormat)} does not keep the date, or can make it later.";
        }
        catch (FormatException)
        {
            return $"{nameof(AimmsProtocol.DateFormat)} is not a form in which dates can be written and read, such "
                + "as yyyy-MM-dd.";
        }
    }

    private static bool IsKept(DateTimeOffset instant, string format) =>
        instant - AimmsExpiry.RoundDown(instant, format).Instant is var cut
        && cut >= TimeSpan.Zero
        && cut < TimeSpan.FromDays(1);

    private static bool IsHostLabel(string text) =>
        text.Length is > 0 and <= 63
        && text[0] != '-'
        && text[text.Length - 1] != '-'
        && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    private static bool IsPath(string text) =>
        text.Split('/')
            .All(static segment =>
                segment is not ("." or "..") && segment.All(static c => IsTokenCharacter(c) || c == '@')
            );

    private static bool IsCredentialHeader(string name) =>
        name.Length > 0
        && name.All(IsTokenCharacter)
        && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        && !_reservedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~';
}
