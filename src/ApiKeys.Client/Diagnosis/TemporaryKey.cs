using ApiKeys.Client.Services;

namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// A key that is created for checks, and deleted whatever happens. Its name is told before it is created, its id before
/// anything else is done with it, and at last what became of it.
/// </summary>
internal sealed class TemporaryKey(DiagnosisRound round, ServiceAdapter keys, string assumption)
{
    private readonly List<string> _left = [];
    private IReadOnlyList<string> _failedBefore = [];
    private string _name = "";
    private string? _id;
    private bool _isToBeFound;
    private bool _mayBeThere;

    /// <summary>Whether the server may refuse to create the key: it is not one that the SDK must be able to create.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>Whether the key was created.</summary>
    public bool WasCreated => _id is not null;

    /// <summary>The id of the key, in the checks that use it.</summary>
    public string Id => _id!;

    /// <summary>Creates the key, runs the checks that need it, and deletes it.</summary>
    public Task RunAsync(ApiKeyRequest request, Func<IssuedApiKey, Task> checks) =>
        RunAsync(
            request.Name,
            async () =>
            {
                IssuedApiKey? issued = null;
                await round
                    .CheckAsync(
                        assumption,
                        () => CreateAsync(request, created => issued = _id is null ? null : created)
                    )
                    .ConfigureAwait(false);
                if (issued is not null)
                {
                    await checks(issued).ConfigureAwait(false);
                }
            }
        );

    /// <summary>Tells the name of a key, creates and uses it, and deletes each key that may be there.</summary>
    /// <param name="name">The name.</param>
    /// <param name="use">Creates the key by <see cref="SendAsync"/>, and uses it.</param>
    public async Task RunAsync(string name, Func<Task> use)
    {
        if (round.HasEnded)
        {
            await use().ConfigureAwait(false);
            return;
        }

        _name = name;
        _failedBefore = round.Failed;
        round.Tell(assumption, name, "It is about to be created.");
        try
        {
            await use().ConfigureAwait(false);
        }
        finally
        {
            await DeleteAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends a create. Unless it was refused, there may be a key.</summary>
    /// <param name="create">Sends it.</param>
    /// <param name="id">The id that the key will have, where the caller chooses it.</param>
    public async Task<T> SendAsync<T>(Func<Task<T>> create, string? id = null)
    {
        try
        {
            T created = await create().ConfigureAwait(false);
            _isToBeFound = _mayBeThere = true;
            return created;
        }
        catch (Exception failure) when (failure is not ApiKeyOperationFailedException)
        {
            if (((failure as ApiKeyException)?.KeyId ?? id) is { Length: > 0 } known)
            {
                _left.Add(known);
            }

            _isToBeFound = _left.Count == 0;
            _mayBeThere = failure is ApiKeyException;
            throw;
        }
    }

    /// <summary>Finds the keys of the name, which are deleted at the end.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> FindAllAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ApiKey> all = await keys.ListAsync(cancellationToken).ConfigureAwait(false);
        string[] found = [.. all.Where(key => key.Name == _name).Select(static key => key.Id)];
        foreach (string id in found.Except(_left))
        {
            Keep(id);
        }

        return found.Length;
    }

    /// <summary>Deletes the key as one of the checks.</summary>
    public async Task<Observation> DeleteAsync()
    {
        await keys.DeleteAsync(Id, round.Token).ConfigureAwait(false);
        _left.Remove(Id);
        IReadOnlyList<ApiKey> left = await keys.ListAsync(round.Token).ConfigureAwait(false);
        return left.All(key => key.Id != _id)
            ? Observation.AsAssumed("It was deleted, and is not listed any more.")
            : Observation.Learned("It was deleted, and is still listed for a while.");
    }

    /// <summary>Finds the key by its id.</summary>
    public async Task<Observation> FindAsync(ApiKey created) =>
        await keys.FindAsync(Id, round.Token).ConfigureAwait(false) switch
        {
            null => Observation.Unknown("It was created, and was not found."),
            var found when found.Name != created.Name => Observation.Unknown("It has another description."),
            _ => Observation.AsAssumed("It was found, as it was created."),
        };

    /// <summary>Disables and enables the key.</summary>
    public async Task<Observation> DisableAsync()
    {
        ApiKey disabled = await keys.DisableAsync(Id, round.Token).ConfigureAwait(false);
        ApiKey enabled = await keys.EnableAsync(Id, round.Token).ConfigureAwait(false);
        return (disabled.Status, enabled.Status) == (ApiKeyStatus.Disabled, ApiKeyStatus.Enabled)
            ? Observation.AsAssumed("It was disabled and enabled.")
            : Observation.Unknown($"It is {disabled.Status} when disabled, and {enabled.Status} when enabled.");
    }

    private async Task<Observation> CreateAsync(ApiKeyRequest request, Action<IssuedApiKey> use)
    {
        try
        {
            IssuedApiKey issued = await SendAsync(() => keys.CreateAsync(request, round.Token), keys.IdOf(request))
                .ConfigureAwait(false);
            Keep(issued.Key.Id);
            use(issued);
            return _id is null
                ? Observation.Unknown("The key was created, and the response does not have its id.")
                : Observation.AsAssumed(
                    $"The key was created as requested. Its value is {ValueShape.Of(issued.Value)}."
                );
        }
        catch (ApiKeyMismatchException other) when (other.Issued is { } created)
        {
            _left.Remove(created.Key.Id);
            Keep(created.Key.Id);
            use(created);
            return new Observation(DiagnosisVerdict.Unknown, other.Message) { Error = other };
        }
        catch (ApiKeyOperationFailedException refused) when (MayBeRefused && refused.StatusCode == 400)
        {
            return Observation.Learned("The service refuses it.");
        }
    }

    /// <summary>Remembers and tells the id of a key. A service that reports none leaves the name.</summary>
    private void Keep(string id)
    {
        if (id.Length > 0)
        {
            _isToBeFound = _mayBeThere = false;
            _id ??= id;
            _left.Add(id);
            round.Tell(assumption, id, "It was created, and is deleted at the end.");
        }
    }

    /// <summary>
    /// Deletes every key that may be there: also after a create whose outcome is not known. Nobody can cancel that; the
    /// account's timeouts bound it. The list is asked only where no id is known: it may not have the key.
    /// </summary>
    private async Task DeleteAllAsync()
    {
        Exception? failure = _isToBeFound
            ? await TryAsync(() => FindAllAsync(CancellationToken.None)).ConfigureAwait(false)
            : null;
        List<string> remaining = failure is null ? [] : [_name];
        foreach (string id in _left)
        {
            Exception? failed = await TryAsync(() => keys.DeleteAsync(id, CancellationToken.None))
                .ConfigureAwait(false);
            if (failed is null)
            {
                (_id, _mayBeThere) = (_id ?? id, false);
            }
            else if (failed is not ApiKeyNotFoundException)
            {
                failure = failed;
                remaining.Add(id);
            }
        }

        Conclude(remaining.Count == 0 && _mayBeThere ? [_name] : remaining, failure);
    }

    private void Conclude(List<string> remaining, Exception? failure)
    {
        if (remaining.Count > 0)
        {
            round.Alarm(assumption, remaining, failure);
        }
        else if (_id is null)
        {
            round.Close(assumption, null, "No throw-away key was created.", Failed);
        }
        else
        {
            round.Close(assumption, _id, "The throw-away key was deleted.", Failed);
        }
    }

    /// <summary>The checks that failed while the key was there.</summary>
    private IEnumerable<string> Failed => round.Failed.Except(_failedBefore).ToArray();

    private static async Task<Exception?> TryAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure;
        }
    }
}
