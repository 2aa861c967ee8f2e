using ApiKeys.Cli.Prompts;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>What a person signs in with, and does not want in a file: the superuser at Maximo, and a user at Veeam. It is asked for.</summary>
internal static class MissingCredential
{
    private const string UserName = "UserName";
    private const string Password = "Password";

    /// <exception cref="Failures.UsageException">There is nobody to ask.</exception>
    public static async Task AskAsync(AccountSettings account, Dictionary<string, string?> values, Screen screen, CancellationToken cancellationToken)
    {
        bool isSuperuser = values.ContainsKey("AdminAddress");
        if (isSuperuser && !values.ContainsKey(UserName))
        {
            values[UserName] = await Prompt.TextAsync(screen, $"Account '{account.Name}': name of the superuser", cancellationToken);
        }

        if ((isSuperuser || IsVeeamUser(account)) && !values.ContainsKey(Password) && !values.ContainsKey(Secrets.FileOf(Password)))
        {
            values[Password] = await Prompt.SecretAsync(screen, $"Account '{account.Name}': password of '{values[UserName]}'", cancellationToken);
        }
    }

    /// <summary>Whether a user of the console signs in, who may have a second factor.</summary>
    public static bool IsVeeamUser(AccountSettings account) => string.Equals(account.Service, "Veeam", StringComparison.OrdinalIgnoreCase) && account[UserName] is not null;
}
