using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Changes a key: reads it, sends the changed key with the version that was read, and finds out the outcome when the
/// response is missing.
/// </summary>
internal sealed class MaximoKeyUpdater(
    MaximoAccount account,
    CallState operation,
    MaximoChange change,
    bool allowsOwnKey
)
{
    private int _sent;

    public Task<MaximoWireKey> RunAsync(CancellationToken cancellationToken) =>
        account.RunAsync(
            operation,
            (MaximoApi _, CancellationToken token) => ReadAndChangeAsync(token),
            cancellationToken
        );

    private async Task<MaximoWireKey> ReadAndChangeAsync(CancellationToken cancellationToken)
    {
        MaximoWireKey key = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw NotFound();
        if (change.Version is { } wanted && wanted != key.Version)
        {
            throw Conflict(
                $"the key has version {Text(key.Version)}, and should have been changed in version {wanted}. It was "
                    + "not changed"
            );
        }

        if (change.IsDone(key))
        {
            return key;
        }

        MaximoWireKey changed = await ReadBack
            .RunAsync(
                operation,
                token => SendAsync(key, token),
                ReadAsync,
                now => IsDoneMeanwhile(now, key),
                cancellationToken
            )
            .ConfigureAwait(false);
        return change.Differs(changed)
            ? throw operation.Refused(
                "the service accepted the change, but the key is not as it should be now. It has version "
                    + $"{Text(changed.Version)}: look at it, and change it again."
            )
            : changed;
    }

    /// <summary>
    /// A change that was sent again can be refused because the first request, whose response was lost, was processed.
    /// </summary>
    private async Task<MaximoWireKey> SendAsync(MaximoWireKey key, CancellationToken cancellationToken)
    {
        bool isRetry = _sent++ > 0;
        CallState step = operation.Step(OperationKind.Update, protectsOwnKey: !allowsOwnKey && change.Weakens(key));
        try
        {
            return await account
                .RunStepAsync(
                    step,
                    (api, token) =>
                        ReadBack.SendAsync(
                            step,
                            () => new MaximoUpdateSender(step, change, key, account.Learned).SendAsync(api, token),
                            () => ReadAsync(token),
                            now => IsDoneIn(now, key)
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ApiKeyConflictException) when (isRetry)
        {
            MaximoWireKey? now = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (now is not null && change.IsDone(now))
            {
                return now;
            }

            throw;
        }
    }

    private bool IsDoneIn(MaximoWireKey now, MaximoWireKey before) =>
        change.IsDone(now) || (IsOther(now, before) && !change.Differs(now));

    /// <exception cref="ApiKeyConflictException">Someone else changed the key: continuing would undo that.</exception>
    private bool IsDoneMeanwhile(MaximoWireKey now, MaximoWireKey before) =>
        IsDoneIn(now, before)
        || (
            IsOther(now, before)
                ? throw Conflict(
                    "the response to the change was lost, and the key was changed in another way: it has version "
                        + $"{Text(now.Version)} now, and had {Text(before.Version)}"
                )
                : false
        );

    private static bool IsOther(MaximoWireKey now, MaximoWireKey before) =>
        (now.Version, now.Updated?.Timestamp?.Text) != (before.Version, before.Updated?.Timestamp?.Text);

    private Task<MaximoWireKey?> ReadAsync(CancellationToken cancellationToken) =>
        account.FindAsync(operation, cancellationToken);

    private ApiKeyNotFoundException NotFound() =>
        new(operation.Message("the account has no key with that id.")) { Details = operation.Details };

    private ApiKeyConflictException Conflict(string why) =>
        new(operation.Message($"{why}. Read the key, decide again, and call again.")) { Details = operation.Details };

    private static string Text(long? version) => version is { } number ? WireText.Format(number) : "(not reported)";
}
