using System.Text.Json;
using System.Text.RegularExpressions;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Veeam.Generated;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Veeam;

/// <summary>Waits for background work of the service.</summary>
internal sealed class VeeamActions(VeeamAccount account)
{
    private static readonly TimeSpan _firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);

    // Pages of the documentation print the path in singular and plural, and with a stray brace behind it.
    private static readonly Regex _location = new(
        "/asyncActions?/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>The action that a 202 names. The address is read, never followed.</summary>
    /// <exception cref="WireFormatException">It names none.</exception>
    public static Guid IdIn(WireAcceptedException accepted) =>
        _location.Match(accepted.Location) is { Success: true, Groups: var groups }
            ? Guid.ParseExact(groups[1].Value, "D")
            : throw new WireFormatException(
                "The service processes the request in the background, and does not report its id."
            );

    /// <summary>
    /// A read that the service processes in the background is not followed: reads carry no id that requests it.
    /// </summary>
    public static ApiKeyException ReadRefused(CallState operation, WireAcceptedException accepted)
    {
        ApiKeyException refused = operation.Refused(
            $"the service processes the read in the background, as action {IdIn(accepted)}, and the SDK does not wait "
                + "for it. The request did not ask for that, so it is a setting of the server. Configure the server to "
                + "respond to GET at once, and call again."
        );
        refused.Details = refused.Details with { StatusCode = (int?)operation.Status };
        return refused;
    }

    /// <summary>The action that a caller names.</summary>
    /// <exception cref="ArgumentNullException">There is no id.</exception>
    /// <exception cref="ArgumentException">It is not the id of an action.</exception>
    public static Guid ParseId(string actionId, string parameterName) =>
        WireGuid.TryParse(actionId ?? throw new ArgumentNullException(parameterName), out Guid id)
            ? id
            : throw new ArgumentException(
                "The id is not one of an action: take it from "
                    + $"{nameof(ApiKeyOutcomeUnknownException)}.{nameof(ApiKeyOutcomeUnknownException.ActionId)}. "
                    + "Nothing was sent.",
                parameterName
            );

    /// <summary>Whether the service has an action of an id.</summary>
    public async Task<bool> IsKnownAsync(Guid id, CancellationToken cancellationToken)
    {
        CallState operation = account.Begin(OperationKind.Read, $"asking for action {id}", account.Options);
        try
        {
            await account
                .RunAsync(operation, (api, token) => api.GetActionAsync(id, token), cancellationToken)
                .ConfigureAwait(false);
            return true;
        }
        catch (ApiKeyException gone) when (gone.StatusCode == 404)
        {
            return false;
        }
    }

    /// <summary>Waits until an action has ended well.</summary>
    /// <param name="operation">What the action does.</param>
    /// <param name="id">The action.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="isResumed">Whether a caller named the action: a missing action cannot be resumed
    /// again.</param>
    /// <exception cref="ApiKeyException">It failed or was cancelled, so that nothing was done; or its outcome cannot be
    /// known any more.</exception>
    public async Task<AsyncAction> FollowAsync(
        CallState operation,
        Guid id,
        CancellationToken cancellationToken,
        bool isResumed = false
    )
    {
        operation.ActionId = id.ToString();
        for (TimeSpan wait = _firstWait; ; wait = wait + wait < _longestWait ? wait + wait : _longestWait)
        {
            AsyncAction action = await ReadAsync(operation, id, isResumed, cancellationToken).ConfigureAwait(false);
            if (HasStatus(action, "succeed", "succeeded"))
            {
                return action;
            }

            if (HasStatus(action, "failed", "canceled", "cancelled"))
            {
                throw await FailureAsync(operation, action, id, cancellationToken).ConfigureAwait(false);
            }

            await account.TimeProvider.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Fetches the key that an action created, and has the service delete the result, which contains the value.
    /// </summary>
    /// <param name="operation">What the action does.</param>
    /// <param name="id">The action.</param>
    /// <param name="isResumed">Whether a caller named the action, which may then be of any kind.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ApiKeyValueLostException">The result is not there any more.</exception>
    public async Task<VeeamIssued> TakeIssuedAsync(
        CallState operation,
        Guid id,
        bool isResumed,
        CancellationToken cancellationToken
    )
    {
        VeeamIssued issued = await ReadIssuedAsync(operation, id, isResumed, cancellationToken).ConfigureAwait(false);
        Guid requestId = Guid.NewGuid();
        try
        {
            await account
                .RunStepAsync(
                    operation.Step(OperationKind.Delete, "deleting the result"),
                    (api, token) => api.DeleteResultAsync(id, requestId, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The value arrived, and must not be lost because of this; the service deletes the result after a while.
        }

        return issued;
    }

    private async Task<VeeamIssued> ReadIssuedAsync(
        CallState operation,
        Guid id,
        bool isResumed,
        CancellationToken cancellationToken
    )
    {
        CallState step = operation.Step(OperationKind.Read, "fetching the result");
        try
        {
            return await account
                .RunStepAsync(
                    step,
                    (api, token) => ReadIssuedAsync(api, operation, step, id, isResumed, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyException gone) when (IsGone(gone))
        {
            throw VeeamIssued.ValueLost(
                operation,
                "The service has forgotten the result, which it keeps for some minutes.",
                cause: gone
            );
        }
    }

    private static async Task<VeeamIssued> ReadIssuedAsync(
        VeeamApi api,
        CallState operation,
        CallState step,
        Guid id,
        bool isResumed,
        CancellationToken cancellationToken
    )
    {
        try
        {
            JsonElement result = await api.GetResultAsync(id, cancellationToken).ConfigureAwait(false);
            if (isResumed && !VeeamResult.MayBeIssue(result))
            {
                operation.Delivery.MarkNotApplied();
                throw operation.Refused(
                    $"action {id} created no key, so there is nothing to resume. List the keys to see what it did."
                );
            }

            return VeeamIssued.Of(VeeamResult.Read(result, step), operation);
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is not null)
        {
            return VeeamIssued.Salvaged(unreadable);
        }
        catch (WireFormatException unreadable) when (unreadable.KeyId is not null)
        {
            throw VeeamIssued.ValueLost(operation, unreadable.Message, unreadable.KeyId);
        }
    }

    private async Task<AsyncAction> ReadAsync(
        CallState operation,
        Guid id,
        bool isResumed,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await account
                .RunStepAsync(
                    operation.Step(OperationKind.Read, $"following action {id}"),
                    (api, token) => api.GetActionAsync(id, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyException gone) when (isResumed && IsGone(gone))
        {
            operation.ActionId = null;
            throw;
        }
    }

    private async Task<ApiKeyException> FailureAsync(
        CallState operation,
        AsyncAction action,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        operation.Delivery.MarkNotApplied();
        ApiKeyException? said = await ReasonAsync(operation, id, cancellationToken).ConfigureAwait(false);
        string status = Redaction.Clean(action.Status.Value)!;
        ApiKeyException failure = operation.Refused(
            $"the service began it in the background and did not do it (action {id}, "
                + $"{status}){(said?.ServiceMessage is { } message ? $"; it says: '{message}'" : "")}.",
            said
        );
        failure.Details = failure.Details with
        {
            ErrorCode = said?.ErrorCode,
            ServiceMessage = said?.ServiceMessage,
            StatusCode = said?.StatusCode,
        };
        return failure;
    }

    /// <summary>The service's message about a failure: the result of a failed action is the error.</summary>
    private async Task<ApiKeyException?> ReasonAsync(CallState operation, Guid id, CancellationToken cancellationToken)
    {
        CallState step = operation.Step(OperationKind.Read, "fetching the result");
        try
        {
            await account
                .RunStepAsync(
                    step,
                    async (api, token) =>
                        VeeamResult.Read(await api.GetResultAsync(id, token).ConfigureAwait(false), step),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return null;
        }
        catch (ApiKeyException said)
        {
            return said.StatusCode == 404 ? null : said;
        }
    }

    /// <summary>Whether the service itself reports that there is none. A gateway's 404 does not show that.</summary>
    private static bool IsGone(ApiKeyException failure) =>
        failure is { StatusCode: 404, Details.Origin: ErrorOrigin.Service };

    private static bool HasStatus(AsyncAction action, params string[] spellings) =>
        spellings.Contains(action.Status.Value, StringComparer.OrdinalIgnoreCase);
}
