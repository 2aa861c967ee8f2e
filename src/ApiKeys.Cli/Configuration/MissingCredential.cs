using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// What a person authenticates with, and does not want in a file: the superuser at Maximo, and a user at Veeam. It is
/// asked for.
/// </summary>
internal static class MissingCredential
{
    private const string AdminAddress = "AdminAddress";
    private const string UserName = "UserName";
    private const string Password = "Password";

    /// <exception cref="Failures.UsageException">There is nobody to ask.</exception>
    public static async Task AskAsync(
        AccountSettings account,
        Dictionary<string, string?> values,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        bool isSuperuser = values.ContainsKey(AdminAddress);
        if (isSuperuser && !values.ContainsKey(UserName))
        {
            string question = $"{WhereTo(account)}: name of the superuser";
            values[UserName] = await Prompt.TextAsync(screen, question, cancellationToken);
        }

        if (
            (isSuperuser || IsVeeamUser(account))
            && !values.ContainsKey(Password)
            && !values.ContainsKey(Secrets.FileOf(Password))
        )
        {
            string question = $"{WhereTo(account)}: password of '{values[UserName]}'";
            values[Password] = await Prompt.SecretAsync(screen, question, cancellationToken);
        }
    }

    /// <summary>
    /// The account with the host that gets what a person types, and with what names that host: a file of somebody
    /// else's may ask for it.
    /// </summary>
    public static string WhereTo(AccountSettings account)
    {
        string member = account[AdminAddress] is null ? "BaseAddress" : AdminAddress;
        string? address = account[member];
        string? host = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? $"{uri.IdnHost}:{uri.Port}" : address;
        return $"Account '{account.Name}' at {host}, as {account.OriginOf(member)} says";
    }

    /// <summary>Whether a user of the console authenticates, who may have a second factor.</summary>
    public static bool IsVeeamUser(AccountSettings account) =>
        string.Equals(account.Service, "Veeam", StringComparison.OrdinalIgnoreCase) && account[UserName] is not null;
}
