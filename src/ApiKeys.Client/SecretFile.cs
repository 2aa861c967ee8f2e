namespace ApiKeys.Client;

/// <summary>A file that holds a secret and nothing else, as secret stores mount them.</summary>
internal static class SecretFile
{
    /// <summary>Reads the secret as it is now; blanks and line ends around it do not count.</summary>
    /// <exception cref="ApiKeyException">The file cannot be read, or holds nothing.</exception>
    public static string Read(string path, string account, string field)
    {
        try
        {
            string text = File.ReadAllText(path).Trim();
            return text.Length > 0 ? text : throw Fault("is empty", null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Fault("cannot be read", exception);
        }

        ApiKeyException Fault(string fault, Exception? cause) =>
            new($"Account '{account}': the file '{path}', which {field} names, {fault}. Nothing was sent.", cause) { Account = account };
    }
}
