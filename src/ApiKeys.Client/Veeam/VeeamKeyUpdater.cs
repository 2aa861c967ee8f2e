using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Changes and deletes keys. Each key is read first, so that a login of another kind is not touched, and nothing is
/// sent when the key is already as requested.
/// </summary>
internal sealed class VeeamKeyUpdater(VeeamAccount account)
{
    private readonly VeeamLogins _logins = new(account);
    private readonly VeeamActions _actions = new(account);

    public async Task<VeeamApiKey> UpdateAsync(
        string id,
        ApiKeyUpdate update,
        string doing,
        bool allowsOwnKey,
        CancellationToken cancellationToken
    )
    {
        VeeamKeyId key = VeeamKeyId.Parse(id, nameof(id));
        VeeamRequestRules.Check(update);
        if (update.IsEnabled == false && !allowsOwnKey)
        {
            account.ThrowIfOwnKey(key, id);
        }

        CallState operation = account.Begin(OperationKind.Update, $"{doing} the key '{id}'", account.Options, id);
        try
        {
            UserLogin login = await account
                .RunAsync(
                    operation,
                    (_, token) => UpdateAsync(operation, key, new VeeamChange(update), token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return VeeamMapping.ToKey(login, account.Name);
        }
        catch (ApiKeyNotFoundException notFound) when (notFound.Details.Look == LookResult.None)
        {
            throw await NotFound.ExplainAsync(notFound, () => FindAsync(id, cancellationToken)).ConfigureAwait(false);
        }
    }

    public async Task DeleteAsync(string id, bool allowsOwnKey, CancellationToken cancellationToken)
    {
        VeeamKeyId key = VeeamKeyId.Parse(id, nameof(id));
        if (!allowsOwnKey)
        {
            account.ThrowIfOwnKey(key, id);
        }

        CallState operation = account.Begin(OperationKind.Delete, $"deleting the key '{id}'", account.Options, id);
        await DeleteOutcome
            .OfCallAsync(
                operation,
                account.RunAsync(operation, (api, token) => DeleteAsync(api, operation, key, token), cancellationToken),
                () => FindAsync(id, cancellationToken)
            )
            .ConfigureAwait(false);
    }

    private async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        await _logins.FindAsync(id, cancellationToken).ConfigureAwait(false);

    private async Task<UserLogin> UpdateAsync(
        CallState operation,
        VeeamKeyId key,
        VeeamChange change,
        CancellationToken cancellationToken
    )
    {
        Guid userUid = await _logins.UserOfAsync(key, operation, cancellationToken).ConfigureAwait(false);
        Guid requestId = Guid.NewGuid();
        UserLogin before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (change.IsMadeIn(before))
        {
            return before;
        }

        try
        {
            UserLogin after = await ReadBack
                .RunAsync(
                    operation,
                    token => PatchAsync(operation, userUid, key.LoginId, requestId, change, token),
                    ReadAsync!,
                    change.IsMadeIn,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return change.RefusalIn(after) is { } why ? throw Conflict(operation, why, null) : after;
        }
        catch (ApiKeyException refused)
            when (refused is { StatusCode: 400 or 403 or 409 } and not ApiKeyOutcomeUnknownException
                && change.IsBarredIn(before)
            )
        {
            throw Conflict(operation, change.RefusalIn(before)!, refused);
        }

        Task<UserLogin> ReadAsync(CancellationToken token) => _logins.ReadAsync(operation, userUid, key.LoginId, token);
    }

    /// <summary>
    /// Sends the change once. All requests of a call have the same id, so that the service, too, takes them for one.
    /// </summary>
    private Task<UserLogin> PatchAsync(
        CallState operation,
        Guid userUid,
        long loginId,
        Guid requestId,
        VeeamChange change,
        CancellationToken cancellationToken
    )
    {
        CallState step = operation.Step(OperationKind.Update);
        return account.RunStepAsync(
            step,
            async (api, token) =>
            {
                try
                {
                    return await ReadBack
                        .SendAsync(
                            step,
                            () => api.PatchLoginAsync(userUid, loginId, requestId, change.Operations, token),
                            () => FindAsync(step, userUid, loginId, token),
                            change.IsMadeIn
                        )
                        .ConfigureAwait(false);
                }
                catch (WireAcceptedException accepted)
                {
                    await _actions.FollowAsync(step, VeeamActions.IdIn(accepted), token).ConfigureAwait(false);
                    step.ActionId = null; // It has ended: the rest can be read now.
                    return await _logins.ReadAsync(step, userUid, loginId, token).ConfigureAwait(false);
                }
            },
            cancellationToken
        );
    }

    private async Task DeleteAsync(
        VeeamApi api,
        CallState operation,
        VeeamKeyId key,
        CancellationToken cancellationToken
    )
    {
        Guid userUid = await _logins.UserOfAsync(key, operation, cancellationToken).ConfigureAwait(false);
        await _logins.ReadAsync(operation, userUid, key.LoginId, cancellationToken).ConfigureAwait(false);
        try
        {
            await DeleteOutcome
                .OfRequestAsync(
                    operation,
                    DeleteAsync(api, operation, userUid, key.LoginId, cancellationToken),
                    async () =>
                        await FindAsync(operation, userUid, key.LoginId, cancellationToken).ConfigureAwait(false)
                            is not null
                )
                .ConfigureAwait(false);
        }
        catch (WireAcceptedException accepted)
        {
            await _actions.FollowAsync(operation, VeeamActions.IdIn(accepted), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task DeleteAsync(
        VeeamApi api,
        CallState operation,
        Guid userUid,
        long loginId,
        CancellationToken cancellationToken
    )
    {
        if (!await api.DeleteLoginAsync(userUid, loginId, Guid.NewGuid(), cancellationToken).ConfigureAwait(false))
        {
            operation.Delivery.MarkNotApplied();
            throw operation.Refused("the service reports that it did not delete the key.");
        }
    }

    /// <summary>Reads a login as a step; null when the service itself reports that there is none.</summary>
    private async Task<UserLogin?> FindAsync(
        CallState operation,
        Guid userUid,
        long loginId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await _logins.ReadAsync(operation, userUid, loginId, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyNotFoundException notFound) when (notFound.Details.Origin == ErrorOrigin.Service)
        {
            return null;
        }
    }

    private static ApiKeyConflictException Conflict(CallState operation, string why, ApiKeyException? refused) =>
        new(operation.Message(why), refused)
        {
            Details = (refused?.Details ?? operation.Details) with { KeyId = operation.Call.KeyId },
        };
}
