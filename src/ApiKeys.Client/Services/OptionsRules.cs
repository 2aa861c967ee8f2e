using ApiKeys.Client.Secrets;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>
/// Validates the options of every account. An error names the option and the remedy, and never quotes a secret.
/// </summary>
internal static class OptionsRules
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>The errors in the options that all services have in common.</summary>
    public static IEnumerable<string> Check(ApiKeyAccountOptions options, string service)
    {
        if (options.Service is { } named && !string.Equals(named, service, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{nameof(options.Service)} is '{Redaction.Clean(named)}', but the account is "
                + $"registered as one of {service}.";
        }

        if (options.BaseAddress is { } address && AddressError(address, options.AllowInsecureLoopback) is { } error)
        {
            yield return $"{nameof(options.BaseAddress)} {error}";
        }

        if (TrustRules.Error(options) is { } trustError)
        {
            yield return trustError;
        }

        if (options.MaxRetries is < 0 or > 10)
        {
            yield return $"{nameof(options.MaxRetries)} is {options.MaxRetries}; it must be from 0 to 10.";
        }

        if (options.MaxResponseBytes is < 1024 or > 1024 * 1024 * 1024)
        {
            yield return $"{nameof(options.MaxResponseBytes)} is {options.MaxResponseBytes}; it must be from 1024 "
                + "to 1073741824.";
        }

        foreach (
            string outOfRange in new[]
            {
                RangeError(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TimeSpan.FromSeconds(60)),
                RangeError(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.Zero, TimeSpan.FromHours(1)),
                RangeError(nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromMilliseconds(10), _day),
                RangeError(nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromMilliseconds(10), _day),
            }.OfType<string>()
        )
        {
            yield return outOfRange;
        }
    }

    /// <summary>The error in a secret that may be given as text or as a file; null when there is none.</summary>
    /// <param name="field">The option; that of the file has the same name with <c>File</c> behind it.</param>
    /// <param name="text">The secret.</param>
    /// <param name="file">The path of the file.</param>
    /// <param name="isElsewhere">Whether it may be missing, because it comes from a source.</param>
    /// <param name="isInHeader">Whether it is sent in a header as it is, which takes fewer characters than a body
    /// does.</param>
    public static string? SecretError(
        string field,
        string? text,
        string? file,
        bool isElsewhere,
        bool isInHeader = true
    ) =>
        (text, file) switch
        {
            (not null, not null) => $"{field} and {field}File are both set; keep one.",
            (null, null) => isElsewhere
                ? null
                : $"{field} is missing; set it, or {field}File, or register a {nameof(CredentialSource)}.",
            (null, not null) => File.Exists(file)
                ? null
                : $"{field}File names a file that does not exist or may not be read.",
            (not null, null) when text.Trim().Length == 0 => $"{field} is blank.",
            (not null, null) when text.Any(char.IsControl) => $"{field} has a line break or another control character.",
            (not null, null) when isInHeader && !HeaderText.IsSafe(text) =>
                $"{field} has a blank at an end, or another character that no key has.",
            _ => null,
        };

    public static string? RangeError(string field, TimeSpan value, TimeSpan from, TimeSpan to) =>
        value >= from && value <= to ? null : $"{field} is {value}; it must be from {from} to {to}.";

    public static void ThrowIfInvalid(string account, IEnumerable<string> errors, Type optionsType)
    {
        if (Describe(account, errors) is { Count: > 0 } described)
        {
            throw new OptionsValidationException(account, optionsType, described);
        }
    }

    public static IReadOnlyList<string> Describe(string account, IEnumerable<string> errors) =>
        [.. errors.Select(error => $"API key account '{account}': {error}")];

    /// <summary>
    /// The error in an address that a credential is sent to, to be read after the name of its option; null when there
    /// is none.
    /// </summary>
    public static string? AddressError(Uri address, bool allowInsecureLoopback)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return "must be an absolute https address, such as https://api.example.com.";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return "must have no user information, query or fragment.";
        }

        return address.Scheme == Uri.UriSchemeHttps ? null
            : !address.IsLoopback ? "must be https: over http the credential could be read on the way."
            : allowInsecureLoopback ? null
            : $"is http to a loopback address; set {nameof(ApiKeyAccountOptions.AllowInsecureLoopback)} to allow that.";
    }
}
