using ApiKeys.Client.Calls;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// What is known about the key that a create with a lost response may have created.
/// </summary>
internal sealed class LostKey(RecoverableCreate create, CallState operation)
{
    private readonly HashSet<string> _before = new(StringComparer.Ordinal);
    private int _open;
    private ApiKeyValueLostException? _reported;
    private string? _found;

    /// <summary>Whether a create is still unresolved.</summary>
    public bool IsOpen => _open > 0;

    /// <summary>Whether the key was seen and is not resolved yet.</summary>
    public bool IsFound => _found is not null;

    /// <summary>
    /// The key that the service reported but does not list; otherwise null.
    /// </summary>
    public ApiKeyValueLostException? Unlisted =>
        !create.IsNameUnique && _reported?.KeyId is not null ? _reported : null;

    /// <summary>The exception that ended the search when the key could not be distinguished from others.</summary>
    public ApiKeyException? Ambiguity { get; private set; }

    /// <summary>Remembers the existing keys before anything is sent.</summary>
    /// <exception cref="ApiKeyConflictException">The name is taken.</exception>
    public async Task RememberOthersAsync(CancellationToken cancellationToken)
    {
        foreach (ApiKey key in await create.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (create.IsTakenBy(key))
            {
                throw new ApiKeyConflictException(
                    operation.Message($"a key of that name exists already ({Names([key.Id])}). Nothing was sent.")
                )
                {
                    Details = operation.Details with { KeyId = key.Id },
                };
            }

            _before.Add(key.Id);
        }
    }

    /// <summary>Notes that the response to a create was lost.</summary>
    public void Lose(ApiKeyException lost)
    {
        _open++;
        _reported = lost as ApiKeyValueLostException ?? _reported;
    }

    /// <summary>Notes that the outcome of one create is known: its value arrived, or its key was deleted.</summary>
    public void Settle()
    {
        _open--;
        (_reported, _found) = (null, null);
    }

    /// <summary>Looks for the key; null when it is not there.</summary>
    /// <exception cref="ApiKeyOutcomeUnknownException">Another program may have created the key that was
    /// found.</exception>
    public async Task<ApiKey?> FindAsync(CancellationToken cancellationToken)
    {
        List<ApiKey> found = await ListNewAsync(cancellationToken).ConfigureAwait(false);
        ApiKey? ours =
            found.Find(key => key.Id == _reported?.KeyId)
            ?? found.Find(key => create.IsNameOurs || (found.Count == 1 && create.MayHaveBecome(key)));
        if (ours is null && found.Count > 0)
        {
            throw Ambiguity = Ambiguous([.. found.Select(static key => key.Id)]);
        }

        if (ours is null && IsFound)
        {
            _reported = null; // It was seen and is gone, so it was deleted, although the response to the deletion was lost.
        }

        _found = ours?.Id;
        _open = create.IsNameOurs ? Math.Max(_open, found.Count) : _open; // A gateway may have sent it twice.
        return ours;
    }

    /// <summary>
    /// The ids of other keys that the same create may have created; none where that is impossible, or cannot be
    /// checked.
    /// </summary>
    public async Task<IReadOnlyList<string>> OthersThanAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        if (!IsOpen || create.IsNameUnique || issued.Key.Id.Length == 0)
        {
            return [];
        }

        try
        {
            return
            [
                .. (await ListNewAsync(cancellationToken).ConfigureAwait(false))
                    .Where(create.MayHaveBecome)
                    .Select(static key => key.Id)
                    .Where(id => id != issued.Key.Id),
            ];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return []; // The value arrived, and must not be lost because of this.
        }
    }

    /// <summary>The exception for a create that is open and does not continue.</summary>
    public ApiKeyException Outcome(Exception cause)
    {
        string reason =
            cause is ApiKeyException ? $" {cause.Message}"
            : cause is OperationCanceledException ? " The call was cancelled."
            : "";
        string? id = _found ?? _reported?.KeyId;
        ApiKeyException outcome =
            _found is not null || _reported is not null
                ? new ApiKeyValueLostException(
                    operation.Message(
                        $"the service created it{(id is null ? "" : $" ({Names([id])})")}, but its value did not arrive, "
                            + $"and replacing it failed. Delete the key and create another.{reason}"
                    ),
                    cause
                )
                : new ApiKeyOutcomeUnknownException(
                    operation.Message(
                        "the request was sent, its response was lost, and its outcome could not be determined. "
                            + $"List the keys. If the key is there and was not before, delete it.{reason}"
                    ),
                    cause
                );
        outcome.Details = ((cause as ApiKeyException)?.Details ?? operation.Details) with
        {
            KeyId = id ?? operation.Call.KeyId,
            IsTransient = false,
            ActionId = null,
        };
        return outcome;
    }

    /// <summary>Ids as they stand in a message.</summary>
    public static string Names(IReadOnlyList<string> ids) => Redaction.Clean(string.Join(", ", ids), [.. ids])!;

    private async Task<List<ApiKey>> ListNewAsync(CancellationToken cancellationToken) =>
        [
            .. (await create.ListAsync(cancellationToken).ConfigureAwait(false)).Where(key =>
                !_before.Contains(key.Id) && (create.IsNameOf(key) || key.Id == _reported?.KeyId)
            ),
        ];

    private ApiKeyOutcomeUnknownException Ambiguous(IReadOnlyList<string> ids) =>
        new(
            operation.Message(
                $"the response was lost. A new key of that name exists ({Names(ids)}), but another program may have "
                    + "created it, so it was not touched. If no other program did, delete it and create another."
            )
        )
        {
            Details = operation.Details with { KeyId = ids.Count == 1 ? ids[0] : null },
        };
}
