using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Asks for credentials that a person does not want in a file: those of the superuser at Maximo, and of a user at
/// Veeam.
/// </summary>
internal static class MissingCredential
{
    private const string AdminAddress = "AdminAddress";
    private const string UserName = "UserName";
    private const string Password = "Password";

    /// <exception cref="Failures.UsageException">There is no terminal to ask at.</exception>
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

    /// <summary>Sets what a person would be asked for to a placeholder.</summary>
    public static void Replace(AccountSettings account, Dictionary<string, string?> values, string placeholder)
    {
        if (values.ContainsKey(AdminAddress))
        {
            values.TryAdd(UserName, placeholder);
        }

        if ((values.ContainsKey(AdminAddress) || IsVeeamUser(account)) && !values.ContainsKey(Secrets.FileOf(Password)))
        {
            values.TryAdd(Password, placeholder);
        }
    }

    /// <summary>
    /// The account, with the host that gets what a person types, and the file that names the host: that file may come
    /// from someone else.
    /// </summary>
    public static string WhereTo(AccountSettings account)
    {
        string member = account[AdminAddress] is null ? "BaseAddress" : AdminAddress;
        string? address = account[member];
        string? host = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? $"{uri.IdnHost}:{uri.Port}" : address;
        return $"Account '{account.Name}' at {host}, as {account.OriginOf(member)} says";
    }

    /// <summary>Whether the account authenticates as a user of the console, who may have a second factor.</summary>
    public static bool IsVeeamUser(AccountSettings account) =>
        string.Equals(account.Service, "Veeam", StringComparison.OrdinalIgnoreCase) && account[UserName] is not null;
}
