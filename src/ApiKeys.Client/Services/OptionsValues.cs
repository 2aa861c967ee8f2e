namespace ApiKeys.Client.Services;

/// <summary>
/// The values of options, by which two instances are compared. A test proves that no option is missing.
/// </summary>
internal static class OptionsValues
{
    /// <summary>The values of the options that all services have in common, and then those of one service.</summary>
    public static object?[] Of(ApiKeyAccountOptions options, params object?[] ofService) =>
        [
            options.Service,
            Text(options.BaseAddress),
            options.AllowInsecureLoopback,
            options.TrustedCertificateFile,
            options.CertificateSha256,
            Text(options.AllowedScopes),
            options.MaxRetries,
            options.RetryDelay,
            options.MaxRetryDelay,
            options.AttemptTimeout,
            options.CallTimeout,
            options.RecoverLostCreates,
            options.MaxResponseBytes,
            .. ofService,
        ];

    /// <summary>
    /// An address to the letter: two that are equal to <see cref="Uri"/> may differ in the case of their host.
    /// </summary>
    public static string? Text(Uri? address) => address?.OriginalString;

    /// <summary>Texts as one, in which their limits can be seen.</summary>
    public static string Text(IEnumerable<string> texts) =>
        string.Concat(texts.Select(static text => $"{text.Length}:{text}"));

    /// <summary>The pairs of a dictionary, whose order means nothing.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> pairs) =>
        Text(
            pairs
                .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .SelectMany(static pair => new[] { pair.Key, pair.Value })
        );
}
