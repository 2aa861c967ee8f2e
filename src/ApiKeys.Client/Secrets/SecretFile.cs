namespace ApiKeys.Client.Secrets;

/// <summary>A file that holds only a secret, as secret stores and editors write it.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 64 * 1024;
    private static readonly char[] _lineEnds = ['\r', '\n', '\u2028', '\u2029'];

    /// <summary>Reads the secret as it is now; blanks, tabs and line ends around it do not count.</summary>
    /// <param name="path">The file: UTF-8 with a byte order mark or without, or UTF-16 with one.</param>
    /// <param name="account">The account, for the message.</param>
    /// <param name="field">The option that names the file, for the message.</param>
    /// <param name="isEncoded">Whether the secret is sent in a body or in base64, and not in a header as it is.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ApiKeyException">The file cannot be read, or does not hold one secret.</exception>
    public static async Task<string> ReadAsync(
        string path,
        string account,
        string field,
        bool isEncoded,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // Opening can block, for example on a pipe, and must not block the caller.
            byte[] bytes = await Task.Run(() => BoundedFile.ReadBytes(path, MaxBytes), cancellationToken)
                .ConfigureAwait(false);
            string text = SecretEncoding.Decode(bytes).Trim(' ', '\t', '\r', '\n');
            return ErrorIn(text, isEncoded) is { } error ? throw Error(error, null) : text;
        }
        catch (InvalidDataException undecodable)
        {
            throw Error(undecodable.Message, null);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Error("cannot be read", exception);
        }

        ApiKeyOperationFailedException Error(string error, Exception? cause) =>
            new($"Account '{account}': the file '{path}', which {field} names, {error}. Nothing was sent.", cause)
            {
                Account = account,
                FailedStep = ApiKeyFailureStep.Authentication,
            };
    }

    private static string? ErrorIn(string text, bool isEncoded) =>
        text.Length == 0 ? "is empty"
        : text.IndexOfAny(_lineEnds) >= 0 ? "has several lines; it must hold the secret alone, on one line"
        : text.Contains('\0') ? "has a NUL character, as UTF-16 without a byte order mark has; save it as UTF-8"
        : text.Any(char.IsControl) ? "has a control character, which no secret has"
        : SecretText.IsSendable(text, isEncoded) ? null
        : isEncoded ? "has an invisible character, which no secret has"
        : "has a character that no key has: a header carries visible ASCII alone";
}
