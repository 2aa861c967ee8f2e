using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Client;

namespace ApiKeys.Cli.Setup;

/// <summary>Tries a new account at its service before it is saved.</summary>
internal static class AccountTrial
{
    /// <summary>Whether the account can authenticate and may manage keys.</summary>
    /// <exception cref="ApiKeyAccessDeniedException">The service rejects the credential, or its permissions.</exception>
    public static async Task<AccountCheck> RunAsync(
        Session session,
        NewAccount account,
        string path,
        CancellationToken cancellationToken
    )
    {
        using OpenAccount open = await session.OpenAsync(account.ToSettings(path), cancellationToken);
        AccountCheck check = await open.Keys.CheckAsync(cancellationToken);
        return check.CanListKeys
            ? check
            : throw new ApiKeyAccessDeniedException(
                check.Problem ?? $"The account cannot {(check.CanAuthenticate ? "list keys" : "authenticate")}."
            );
    }
}
