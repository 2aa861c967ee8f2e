using ApiKeys.Client.Services;

namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// A key that is created for checks, and deleted whatever happens. Its name, and its id as soon as it is known, are
/// reported before anything else is done with it.
/// </summary>
internal sealed class TemporaryKey(DiagnosisRound round, ServiceAdapter keys, string assumption)
{
    private string? _id;
    private string? _name;
    private bool _isDeleted;

    /// <summary>Whether the server may refuse to create the key: it is not one that the SDK must be able to create.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>The id of the key.</summary>
    public string Id => _id ?? throw new InvalidOperationException();

    /// <summary>Creates the key, runs the checks that need it, and deletes it.</summary>
    public async Task RunAsync(ApiKeyRequest request, Func<IssuedApiKey, Task> checks)
    {
        _name = request.Name;
        Announce($"A throw-away key is about to be created under the name '{request.Name}'.", request.Name);
        try
        {
            IssuedApiKey? issued = null;
            await round
                .CheckAsync(
                    assumption,
                    async () =>
                    {
                        try
                        {
                            issued = Announced(await keys.CreateAsync(request, round.Token).ConfigureAwait(false));
                            return Created(issued);
                        }
                        catch (ApiKeyMismatchException other) when (other.Issued is { } created)
                        {
                            issued = Announced(created);
                            return new Observation(DiagnosisVerdict.Unknown, other.Message)
                            {
                                KeyId = _id,
                                Error = other,
                            };
                        }
                        catch (ApiKeyOperationFailedException refused) when (MayBeRefused && refused.StatusCode == 400)
                        {
                            return Observation.Learned("The service refuses it.", new Dictionary<string, string>());
                        }
                    }
                )
                .ConfigureAwait(false);
            if (issued is not null)
            {
                await checks(issued).ConfigureAwait(false);
            }
        }
        finally
        {
            await DeleteAllAsync(request.Name).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the key as one of the checks.</summary>
    public async Task<Observation> DeleteAsync()
    {
        await keys.DeleteAsync(Id, round.Token).ConfigureAwait(false);
        IReadOnlyList<ApiKey> left = await keys.ListAsync(round.Token).ConfigureAwait(false);
        _isDeleted = left.All(key => key.Id != _id && key.Name != _name);
        return left.All(key => key.Id != _id)
            ? Observation.AsAssumed("It was deleted, and is not listed any more.")
            : Observation.Learned("It was deleted, and is still listed for a while.", new Dictionary<string, string>());
    }

    /// <summary>Finds the key by its id.</summary>
    public async Task<Observation> FindAsync(ApiKey created) =>
        await keys.FindAsync(Id, round.Token).ConfigureAwait(false) switch
        {
            null => Observation.Unknown("It was not found."),
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

    private IssuedApiKey Announced(IssuedApiKey issued)
    {
        _id = issued.Key.Id;
        Announce("The throw-away key is created.", _id);
        return issued;
    }

    private Observation Created(IssuedApiKey issued) =>
        new(
            DiagnosisVerdict.AsAssumed,
            $"The key was created as requested. Its value is {ValueShape.Of(issued.Value)}."
        )
        {
            KeyId = _id,
        };

    /// <summary>
    /// Deletes every key of the name: also after a create whose outcome is not known. Nobody can cancel that; the
    /// account's timeouts bound it.
    /// </summary>
    private async Task DeleteAllAsync(string name)
    {
        if (_isDeleted || (_id is null && round.IsCredentialRejected))
        {
            return;
        }

        try
        {
            foreach (ApiKey key in await keys.ListAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (key.Id == _id || key.Name == name)
                {
                    await DeleteAsync(key.Id).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string which = _id ?? name;
            round.Report(
                assumption,
                new Observation(
                    DiagnosisVerdict.Unknown,
                    $"The throw-away key '{which}' may still be there. Delete it. {failure.Message}"
                )
                {
                    KeyId = which,
                    Error = failure as ApiKeyException,
                }
            );
        }
    }

    private async Task DeleteAsync(string id)
    {
        try
        {
            await keys.DeleteAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ApiKeyNotFoundException)
        {
            // The service still lists a key that it deleted.
        }
    }

    private void Announce(string what, string key) =>
        round.Report(
            assumption,
            new Observation(DiagnosisVerdict.Unknown, $"{what} It is deleted at the end.") { KeyId = key }
        );
}
