namespace ApiKeys.Client;

/// <summary>A file that holds a secret and nothing else, as secret stores mount them.</summary>
internal static class SecretFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads the secret as it is now; blanks and line ends around it do not count.</summary>
    /// <exception cref="ApiKeyException">The file cannot be read, holds nothing, or is too large to be a secret.</exception>
    public static async Task<string> ReadAsync(string path, string account, string field, CancellationToken cancellationToken)
    {
        try
        {
            // Opening can block, on a pipe for instance, and must not block the caller.
            string text = await Task.Run(() => Read(path), cancellationToken).ConfigureAwait(false);
            return text.Length > 0 ? text : throw Fault("is empty", null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Fault("cannot be read", exception);
        }

        ApiKeyException Fault(string fault, Exception? cause) =>
            new($"Account '{account}': the file '{path}', which {field} names, {fault}. Nothing was sent.", cause) { Account = account };
    }

    private static string Read(string path) => BoundedFile.ReadText(path, MaxBytes).Trim('\uFEFF', ' ', '\t', '\r', '\n');
}
