using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>Validates the options of a Veeam account.</summary>
internal static class VeeamOptionsRules
{
    /// <summary>The errors, each of which names its option.</summary>
    public static IEnumerable<string> Check(VeeamOptions options, bool hasCredentialSource) =>
        OptionsRules
            .Check(options, VeeamOptions.ServiceName)
            .Concat(
                new[]
                {
                    AddressError(options.BaseAddress),
                    CredentialError(options, hasCredentialSource),
                    VeeamOwnKey.ErrorIn(options),
                    options.UserUid == Guid.Empty
                        ? $"{nameof(options.UserUid)} is an empty GUID; leave it out for the user that authenticates."
                        : null,
                    Enum.IsDefined(typeof(VeeamScopesEncoding), options.Protocol.ScopesEncoding)
                        ? null
                        : $"{nameof(options.Protocol.ScopesEncoding)} must be Auto, JsonArray or Repeated.",
                    IsVersion(options.Protocol.ClientVersion)
                        ? null
                        : $"{nameof(options.Protocol.ClientVersion)} must be a version such as 3.6.1.",
                    string.IsNullOrWhiteSpace(options.Protocol.IdentityProvider)
                        ? $"{nameof(options.Protocol.IdentityProvider)} is blank; leave it out for AK."
                        : null,
                    options.PageSize is < 1 or > 500
                        ? $"{nameof(options.PageSize)} is {options.PageSize}; it must be from 1 to 500."
                        : null,
                    OptionsRules.RangeError(
                        nameof(options.SecondFactorTimeout),
                        options.SecondFactorTimeout,
                        TimeSpan.FromMilliseconds(10),
                        TimeSpan.FromDays(1)
                    ),
                }.OfType<string>()
            );

    private static bool IsVersion(string? text) =>
        text is null || (text.Length is > 0 and <= 20 && text.All(static c => c is (>= '0' and <= '9') or '.'));

    private static string? AddressError(Uri? address) =>
        address is null
            ? $"{nameof(VeeamOptions.BaseAddress)} is missing; set it to the origin with its port, such as "
                + "https://vspc.example.com:1280."
        : address.IsAbsoluteUri
        && address.AbsolutePath.TrimEnd('/').EndsWith("/" + VeeamAddress.ApiPath, StringComparison.OrdinalIgnoreCase)
            ? $"{nameof(VeeamOptions.BaseAddress)} must not end in /{VeeamAddress.ApiPath}, which is added to it."
        : null;

    /// <summary>The error in the credential, which must be of one kind, and complete.</summary>
    private static string? CredentialError(VeeamOptions options, bool hasCredentialSource)
    {
        bool isKey = options.ApiKey is not null || options.ApiKeyFile is not null;
        bool isUser = options.UserName is not null || options.Password is not null || options.PasswordFile is not null;
        return (isKey, isUser) switch
        {
            (true, true) =>
                $"{nameof(options.ApiKey)} and {nameof(options.UserName)} with {nameof(options.Password)} are both "
                    + "set; keep one of the two.",
            (false, true) => UserError(options),
            (true, false) => OptionsRules.SecretError(
                nameof(options.ApiKey),
                options.ApiKey,
                options.ApiKeyFile,
                isElsewhere: false
            ),
            _ => hasCredentialSource
                ? null
                : $"{nameof(options.ApiKey)} is missing; set it, or {nameof(options.ApiKeyFile)}, or "
                    + $"{nameof(options.UserName)} with a password, or register a {nameof(CredentialSource)}.",
        };
    }

    private static string? UserError(VeeamOptions options) =>
        string.IsNullOrWhiteSpace(options.UserName)
            ? $"{nameof(options.UserName)} is missing; set it to the name of the user that the password belongs to."
        : options.UserName!.Any(char.IsControl) ? $"{nameof(options.UserName)} has a control character."
        : OptionsRules.SecretError(
            nameof(options.Password),
            options.Password,
            options.PasswordFile,
            isElsewhere: false,
            isInHeader: false
        );
}
