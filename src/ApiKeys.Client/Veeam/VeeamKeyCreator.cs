using System.Text.Json;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Creates keys, at once or in the background, and reports a key that differs from the request.</summary>
internal sealed class VeeamKeyCreator(VeeamAccount account)
{
    private readonly VeeamActions _actions = new(account);

    public async Task<IssuedApiKey> CreateAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        VeeamOptions options = account.Options;
        VeeamRequestRules.Check(request, options, account.TimeProvider.GetUtcNow());
        VeeamRequestedKey requested = new(
            request.Name,
            (request as VeeamApiKeyRequest)?.UserUid,
            VeeamScopeNames.ToSend(request.Scopes),
            request.IsReadOnly
        );
        VeeamAccount snapshot = RecoverableCreate.IsRecovered(request, options)
            ? account.WithSnapshot(options)
            : account;
        return await new VeeamCreate(snapshot, new VeeamKeyCreator(snapshot), options, requested, request)
            .RunAsync(request, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Sends one request for a key.</summary>
    /// <param name="operation">The operation that the request belongs to.</param>
    /// <param name="requested">The properties of the key; without a user, the account's user owns it.</param>
    /// <param name="requestId">The id by which the service recognises retries of it.</param>
    /// <param name="create">The create that it is sent for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IssuedApiKey> SendAsync(
        CallState operation,
        VeeamRequestedKey requested,
        Guid requestId,
        VeeamCreate create,
        CancellationToken cancellationToken
    )
    {
        VeeamIssued issued = await account
            .RunAsync(
                operation,
                async (api, token) =>
                {
                    requested = requested with
                    {
                        UserUid =
                            requested.UserUid ?? await account.FindUserAsync(operation, token).ConfigureAwait(false),
                    };
                    return await CompleteAsync(
                            operation,
                            await SendAsync(api, operation, requested, requestId, create, token).ConfigureAwait(false),
                            token
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Compared(operation, issued, requested);
    }

    /// <summary>Resumes a create that the service finishes in the background.</summary>
    /// <param name="actionId">The action as which it does so.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="requested">The properties of the key; null to take them from the action.</param>
    public async Task<IssuedApiKey> ResumeAsync(
        Guid actionId,
        CancellationToken cancellationToken,
        VeeamRequestedKey? requested = null
    )
    {
        CallState operation = account.BeginCreate(
            requested is null ? "resuming the creation of a key" : $"creating the key '{requested.Name}'",
            account.Options,
            VeeamAccount.Recognised
        );
        operation.Delivery.TryMarkSent(); // It was sent in an earlier call: an error now leaves the outcome unknown.
        (VeeamIssued issued, VeeamRequestedKey asked) = await account
            .RunAsync(
                operation,
                async (_, token) =>
                {
                    // Code that may fail runs before the value is taken: the service deletes it then.
                    VeeamRequestedKey reported = RequestedBy(
                        await _actions.FollowAsync(operation, actionId, token, isResumed: true).ConfigureAwait(false)
                    );
                    VeeamIssued taken = await _actions
                        .TakeIssuedAsync(operation, actionId, isResumed: true, token)
                        .ConfigureAwait(false);
                    return (await CompleteAsync(operation, taken, token).ConfigureAwait(false), requested ?? reported);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Compared(operation, issued, asked);
    }

    /// <summary>
    /// Sends the request. A value in a response that cannot be read otherwise is kept.
    /// </summary>
    private async Task<VeeamIssued> SendAsync(
        VeeamApi api,
        CallState operation,
        VeeamRequestedKey requested,
        Guid requestId,
        VeeamCreate create,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return VeeamIssued.Of(
                await api.IssueKeyAsync(
                        requested.UserUid!.Value,
                        requested.Name,
                        requested.Scopes!,
                        requested.IsReadOnly == true,
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
            await create.OnActionStartedAsync(actionId, cancellationToken).ConfigureAwait(false);
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
    /// Reads, once, what the response should have said about the key and did not. The value arrived, and must not be
    /// lost, whatever happens.
    /// </summary>
    private async Task<VeeamIssued> CompleteAsync(
        CallState operation,
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
            CallState step = operation.Step(OperationKind.Read, "reading what the response does not contain");
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

    private IssuedApiKey Compared(CallState operation, VeeamIssued issued, VeeamRequestedKey requested)
    {
        IssuedApiKey key = VeeamMapping.ToIssued(issued, requested, account.Name);
        return KeyMismatch.Checked(operation, key, requested.DifferenceFrom(issued.Login));
    }

    /// <summary>
    /// The properties that an action was requested with. Their form is not documented; members that cannot be read are
    /// not compared.
    /// </summary>
    private static VeeamRequestedKey RequestedBy(AsyncAction action)
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
