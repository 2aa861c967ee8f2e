using System.Text.Json;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Creates keys, at once or in the background, and says when one is not what was asked for.</summary>
internal sealed class VeeamKeyCreator(VeeamAccount account)
{
    private readonly VeeamActions _actions = new(account);

    public async Task<IssuedApiKey> CreateAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        VeeamOptions options = account.Options;
        VeeamRequestRules.Check(request, options);
        VeeamRequestedKey wish = new(
            request.Name,
            (request as VeeamApiKeyRequest)?.UserUid,
            VeeamScopeNames.ToSend(request.Scopes),
            request.IsReadOnly
        );
        VeeamAccount steady = RecoverableCreate.IsRecovered(request, options) ? account.With(options) : account;
        return await new VeeamCreate(steady, new VeeamKeyCreator(steady), options, wish)
            .RunAsync(request, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Sends one request for a key.</summary>
    /// <param name="operation">What it is a request of.</param>
    /// <param name="wish">What the key should be; without a user, one of the account's.</param>
    /// <param name="requestId">By which the service knows retries of it.</param>
    /// <param name="create">The create that it is sent for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IssuedApiKey> SendAsync(
        ApiCall operation,
        VeeamRequestedKey wish,
        Guid requestId,
        RecoverableCreate create,
        CancellationToken cancellationToken
    )
    {
        VeeamIssued issued = await account
            .RunAsync(
                operation,
                async (api, token) =>
                {
                    wish = wish with
                    {
                        UserUid = wish.UserUid ?? await account.FindUserAsync(operation, token).ConfigureAwait(false),
                    };
                    return await CompleteAsync(
                            operation,
                            await SendAsync(api, operation, wish, requestId, create, token).ConfigureAwait(false),
                            token
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Compared(operation, issued, wish);
    }

    /// <summary>Goes on where a create was left that the service finishes in the background.</summary>
    /// <param name="actionId">The action as which it does so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="wish">What the key should be; null for what the action says about that.</param>
    public async Task<IssuedApiKey> ResumeAsync(
        Guid actionId,
        CancellationToken cancellationToken,
        VeeamRequestedKey? wish = null
    )
    {
        ApiCall operation = account.Begin(
            OperationKind.Create,
            wish is null ? "resuming the issue of a key" : $"issuing the key '{wish.Name}'",
            account.Options
        );
        operation.TryMarkSent(); // It left in an earlier call: what goes wrong now leaves it unknown.
        (VeeamIssued issued, VeeamRequestedKey asked) = await account
            .RunAsync(
                operation,
                async (_, token) =>
                {
                    // Whatever may fail stands before the value is taken: the service forgets it then.
                    VeeamRequestedKey reported = WishOf(
                        await _actions.FollowAsync(operation, actionId, token, isResumed: true).ConfigureAwait(false)
                    );
                    VeeamIssued taken = await _actions
                        .TakeIssuedAsync(operation, actionId, isResumed: true, token)
                        .ConfigureAwait(false);
                    return (await CompleteAsync(operation, taken, token).ConfigureAwait(false), wish ?? reported);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Compared(operation, issued, asked);
    }

    /// <summary>
    /// Sends the request. A value that arrives in a response which is otherwise unreadable is not given up.
    /// </summary>
    private async Task<VeeamIssued> SendAsync(
        VeeamApi api,
        ApiCall operation,
        VeeamRequestedKey wish,
        Guid requestId,
        RecoverableCreate create,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return VeeamIssued.Of(
                await api.IssueKeyAsync(
                        wish.UserUid!.Value,
                        wish.Name,
                        wish.Scopes!,
                        wish.IsReadOnly == true,
                        requestId,
                        cancellationToken
                    )
                    .ConfigureAwait(false),
                operation
            );
        }
        catch (WireAcceptedException accepted)
        {
            Guid actionId = VeeamActions.IdIn(accepted);
            await _actions.FollowAsync(operation, actionId, cancellationToken).ConfigureAwait(false);
            return await _actions
                .TakeIssuedAsync(operation, actionId, isResumed: false, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is not null)
        {
            return VeeamIssued.Salvaged(unreadable);
        }
        catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
        {
            throw await create.ExplainAsync(operation, rejection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads, once, what the response should have said about the key and did not. The value is here, and must not be
    /// lost to it, whatever happens.
    /// </summary>
    private async Task<VeeamIssued> CompleteAsync(
        ApiCall operation,
        VeeamIssued issued,
        CancellationToken cancellationToken
    )
    {
        if (issued.Address is not { UserUid: { } userUid, LoginId: var loginId } || issued.Login?.Scopes is not null)
        {
            return issued;
        }

        try
        {
            ApiCall step = operation.Step(OperationKind.Read, "reading what the answer does not tell");
            return issued.With(
                await account
                    .RunStepAsync(step, (api, token) => api.GetLoginAsync(userUid, loginId, token), cancellationToken)
                    .ConfigureAwait(false)
            );
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return issued;
        }
    }

    private IssuedApiKey Compared(ApiCall operation, VeeamIssued issued, VeeamRequestedKey wish)
    {
        IssuedApiKey key = VeeamMapping.ToIssued(issued, wish, account.Name);
        return KeyMismatch.Checked(operation, key, wish.DifferenceFrom(issued.Login));
    }

    /// <summary>
    /// What an action was asked for. How it says that is not documented; what cannot be read is not compared.
    /// </summary>
    private static VeeamRequestedKey WishOf(AsyncAction action)
    {
        try
        {
            JsonElement asked = action.QueryParameters is JsonElement { ValueKind: JsonValueKind.Object } parameters
                ? parameters
                : default;
            string[] scopes = ValuesOf(asked, VeeamDialect.ScopesParameter);
            return new VeeamRequestedKey(
                ValuesOf(asked, "description").FirstOrDefault() ?? "",
                null,
                scopes.Length == 0 ? null
                    : scopes.Length == 1 && scopes[0].StartsWith("[", StringComparison.Ordinal)
                        ? VeeamDialect.Parse(scopes[0])
                    : scopes,
                bool.TryParse(ValuesOf(asked, "isReadAccessOnly").FirstOrDefault(), out bool isReadOnly)
                    ? isReadOnly
                    : null
            );
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new VeeamRequestedKey("", null, null, null);
        }
    }

    private static string[] ValuesOf(JsonElement asked, string name) =>
        asked.ValueKind != JsonValueKind.Object || !asked.TryGetProperty(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static each => each.ToString())]
        : [value.ToString()];
}
