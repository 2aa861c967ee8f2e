namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// The checks of one diagnosis. A failed check never ends the round; but after a failed authentication, or without a
/// connection, the rest is not tried.
/// </summary>
internal sealed class DiagnosisRound(
    IReadOnlyList<ServerAssumption> assumptions,
    DiagnosisOptions options,
    CancellationToken cancellationToken
)
{
    private readonly Dictionary<string, Observation> _seen = new(StringComparer.Ordinal);
    private string? _ended;
    private bool _cannotList;

    public CancellationToken Token => cancellationToken;

    /// <summary>Whether nothing more is checked.</summary>
    public bool HasEnded => _ended is not null;

    /// <summary>Whether the caller asked for a level, and checks of it can still succeed.</summary>
    public bool Includes(DiagnosisLevel level) => _ended is null && level <= options.Level;

    /// <summary>Runs checks, one after the other.</summary>
    public async Task RunAsync(params (string Id, Func<Task<Observation>> Check)[] checks)
    {
        foreach ((string id, Func<Task<Observation>> check) in checks)
        {
            await CheckAsync(id, check).ConfigureAwait(false);
        }
    }

    /// <summary>A check that needs no request.</summary>
    public static Func<Task<Observation>> Now(Func<Observation> check) => () => Task.FromResult(check());

    /// <summary>Runs one check.</summary>
    public async Task CheckAsync(string id, Func<Task<Observation>> check)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_ended is { } reason)
        {
            Report(id, Observation.Unknown(reason));
            return;
        }

        try
        {
            Report(id, await check().ConfigureAwait(false));
        }
        catch (ApiKeyException failure) when (!cancellationToken.IsCancellationRequested)
        {
            string remark = EndAfter(id, failure);
            Report(id, new Observation(DiagnosisVerdict.Unknown, failure.Message + remark) { Error = failure });
        }
        catch (ApiKeyException failure)
        {
            throw Cancelled(failure);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            Report(id, Observation.Unknown("Not checked: the SDK could not make the check. Please report it."));
        }
    }

    /// <summary>
    /// Whether throw-away keys may be created: only where the keys can be listed, so that one can be found and deleted
    /// after its response was lost.
    /// </summary>
    public async Task<bool> AllowsKeysAsync(Services.ServiceAdapter keys)
    {
        if (!Includes(DiagnosisLevel.ThrowAwayKey))
        {
            return false;
        }

        try
        {
            await keys.ListAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiKeyException failure) when (!cancellationToken.IsCancellationRequested)
        {
            EndAfter("", failure);
            _cannotList = true;
            return false;
        }
        catch (ApiKeyException failure)
        {
            throw Cancelled(failure);
        }
    }

    /// <summary>Runs a check again, which saw nothing before.</summary>
    public Task CheckAgainAsync(string id, Func<Task<Observation>> check) =>
        _seen.TryGetValue(id, out Observation? seen) && seen.Verdict == DiagnosisVerdict.NotSeen
            ? CheckAsync(id, check)
            : Task.CompletedTask;

    /// <summary>Reports what was seen, in place of what was seen before.</summary>
    public void Report(string id, Observation observation)
    {
        _seen[id] = observation;
        options.Progress?.Report(ToFinding(id, observation));
    }

    /// <summary>Tells of a throw-away key. It is no finding yet.</summary>
    public void Tell(string id, string key, string what) =>
        options.Progress?.Report(ToFinding(id, new Observation(DiagnosisVerdict.Unknown, what) { KeyId = key }));

    /// <summary>The checks with a throw-away key that failed, as long as it is not known what became of the key.</summary>
    public IReadOnlyList<string> Failed =>
        [
            .. assumptions
                .Where(known =>
                    known.Level == DiagnosisLevel.ThrowAwayKey
                    && _seen.TryGetValue(known.Id, out Observation? seen)
                    && seen is { Error: not null, IsKeyLeft: null }
                )
                .Select(static known => known.Id),
        ];

    /// <summary>Reports that a throw-away key is not left, also beside the errors that are about it.</summary>
    /// <param name="id">The check that created it.</param>
    /// <param name="key">Its id; null when it was not created.</param>
    /// <param name="text">What became of it.</param>
    /// <param name="failed">The checks that failed with it.</param>
    public void Close(string id, string? key, string text, IEnumerable<string> failed)
    {
        Observation seen = _seen.TryGetValue(id, out Observation? known) ? known : Observation.Unknown("Not checked.");
        Report(id, seen.Closed(key, text));
        foreach (string other in failed.Where(other => other != id))
        {
            _seen[other] = _seen[other].Closed(key, text);
        }
    }

    /// <summary>Reports throw-away keys that may still be there.</summary>
    public void Alarm(string id, IReadOnlyList<string> keys, Exception? failure)
    {
        ApiKeyException? error =
            failure as ApiKeyException ?? (_seen.TryGetValue(id, out Observation? seen) ? seen.Error : null);
        string evidence =
            "A throw-away key may still be there. Look for it, and delete it."
            + (error is null ? "" : $" {string.Join(", ", keys)}: {error.Message}");
        foreach (string key in keys)
        {
            Report(
                id,
                new Observation(DiagnosisVerdict.Unknown, evidence)
                {
                    KeyId = key,
                    IsKeyLeft = true,
                    Error = error,
                }
            );
        }
    }

    /// <summary>The findings, with one for each check that was not reached.</summary>
    public AccountDiagnosis Conclude()
    {
        foreach (ServerAssumption missed in assumptions.Where(IsMissing))
        {
            Report(missed.Id, Observation.Unknown(WhyMissing(missed)));
        }

        return new AccountDiagnosis([
            .. assumptions
                .Where(known => _seen.ContainsKey(known.Id))
                .Select(known => known.ToFinding(_seen[known.Id])),
        ]);
    }

    private string WhyMissing(ServerAssumption missed) =>
        _ended
        ?? (
            _cannotList && missed.Level == DiagnosisLevel.ThrowAwayKey
                ? "Not checked: the keys could not be listed, so no throw-away key was created."
                : "Not checked: a check that this one needs did not succeed."
        );

    private bool IsMissing(ServerAssumption assumption) =>
        assumption.Level <= options.Level && !_seen.ContainsKey(assumption.Id);

    private DiagnosisFinding ToFinding(string id, Observation observation) =>
        assumptions.First(known => known.Id == id).ToFinding(observation);

    /// <summary>Ends the round after a failure that the other checks would have too.</summary>
    /// <returns>What to add to its finding, which comes before those that are not checked.</returns>
    private string EndAfter(string id, ApiKeyException failure)
    {
        if (failure is ApiKeyAccessDeniedException { IsCredentialRejected: true })
        {
            _ended = NotChecked(id);
            return " Nothing was authenticated any more: another failure might lock the account.";
        }

        if (
            failure.FailedStep
            is ApiKeyFailureStep.NameResolution
                or ApiKeyFailureStep.Proxy
                or ApiKeyFailureStep.Connection
                or ApiKeyFailureStep.Tls
        )
        {
            _ended = NotChecked(id);
        }

        return "";
    }

    private OperationCanceledException Cancelled(ApiKeyException failure) =>
        new("The diagnosis was cancelled.", failure, cancellationToken);

    private static string NotChecked(string id) => id.Length == 0 ? "Not checked." : $"Not checked: see {id}.";
}
