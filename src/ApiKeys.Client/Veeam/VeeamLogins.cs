using ApiKeys.Client.Calls;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Reads single logins, and distinguishes keys from logins of other kinds, which are never changed or deleted here.
/// </summary>
internal sealed class VeeamLogins(VeeamAccount account)
{
    public static bool IsKey(UserLogin login, VeeamOptions options) =>
        string.Equals(login.IdentityProviderName, options.Protocol.IdentityProvider, StringComparison.Ordinal);

    /// <summary>Finds a key; null when there is none of that id.</summary>
    public async Task<VeeamApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        VeeamKeyId key = VeeamKeyId.Parse(id, nameof(id));
        CallState operation = account.Begin(OperationKind.Read, $"finding the key '{id}'", account.Options, id);
        try
        {
            UserLogin login = await account
                .RunAsync(
                    operation,
                    async (_, token) =>
                        await ReadAsync(
                                operation,
                                await UserOfAsync(key, operation, token).ConfigureAwait(false),
                                key.LoginId,
                                token
                            )
                            .ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return VeeamMapping.ToKey(login, account.Name);
        }
        catch (ApiKeyNotFoundException notFound)
        {
            ApiKeyException outcome = await ExplainAsync(notFound, cancellationToken).ConfigureAwait(false);
            return outcome is ApiKeyNotFoundException ? null : throw outcome;
        }
    }

    /// <summary>Finds the user whose key it is.</summary>
    public async Task<Guid> UserOfAsync(VeeamKeyId id, CallState operation, CancellationToken cancellationToken) =>
        id.UserUid ?? await account.FindUserAsync(operation, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads a key, as a step of an operation.</summary>
    /// <exception cref="ApiKeyNotFoundException">There is no login of that id, or it is no key.</exception>
    public async Task<UserLogin> ReadAsync(
        CallState operation,
        Guid userUid,
        long loginId,
        CancellationToken cancellationToken
    )
    {
        UserLogin login = await account
            .RunStepAsync(
                operation.Step(OperationKind.Read),
                (api, token) => api.GetLoginAsync(userUid, loginId, token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return IsKey(login, (VeeamOptions)operation.Account.Options) ? login : throw NoKey(operation, login);
    }

    /// <summary>
    /// Finds out the meaning of a 404: no such key, or an address that does not lead to the service.
    /// </summary>
    private async Task<ApiKeyException> ExplainAsync(
        ApiKeyNotFoundException notFound,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await account.GetCurrentUserAsync(account.Options, cancellationToken).ConfigureAwait(false);
            return notFound;
        }
        catch (ApiKeyException elsewhere)
        {
            return elsewhere.StatusCode == 404 ? elsewhere : notFound;
        }
    }

    private static ApiKeyNotFoundException NoKey(CallState operation, UserLogin login) =>
        new(
            operation.Message(
                $"the login is of the kind '{Redaction.Clean(login.IdentityProviderName)}', which is not an API key "
                    + $"({nameof(VeeamProtocol.IdentityProvider)} sets the kind)."
            )
        )
        {
            Details = operation.Details,
        };
}
