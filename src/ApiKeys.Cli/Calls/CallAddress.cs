using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Calls;

/// <summary>The address of a call: a path below the address of the account, and never another host.</summary>
internal static class CallAddress
{
    /// <summary>A path as the user wrote it, if it can be one below an address.</summary>
    /// <exception cref="UsageException">It names a host of its own.</exception>
    public static string Checked(string path) =>
        path.StartsWith("//", StringComparison.Ordinal)
        || path.Split('?', '#')[0].Contains("://", StringComparison.Ordinal)
        || path.Contains('\\', StringComparison.Ordinal)
            ? throw new UsageException(
                $"The path '{path.Split('?', '#')[0]}' must be relative to the address of the account, such as "
                    + "/v1/apikeys: the credential goes to no other host. Nothing was sent."
            )
            : path;

    /// <summary>The address of a path below that of the account.</summary>
    /// <exception cref="UsageException">The path leads above it.</exception>
    public static Uri Under(Uri account, string path) =>
        Uri.TryCreate(account.AbsoluteUri + path.TrimStart('/'), UriKind.Absolute, out Uri? address)
        && address.AbsoluteUri.StartsWith(account.AbsoluteUri, StringComparison.Ordinal)
            ? address
            : throw new UsageException(
                $"The path '{path.Split('?', '#')[0]}' leads above the address of the account, {account}. Nothing was "
                    + "sent."
            );
}
