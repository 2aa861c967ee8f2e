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
    private readonly Dictionary<string, DiagnosisFinding> _findings = new(StringComparer.Ordinal);
    private string? _ended;

    public CancellationToken Token => cancellationToken;

    /// <summary>Whether the service rejected the credential.</summary>
    public bool IsCredentialRejected { get; private set; }

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
            EndAfter(failure);
            Report(id, new Observation(DiagnosisVerdict.Unknown, failure.Message) { Error = failure });
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            Report(id, Observation.Unknown($"The check failed: {failure.GetType().Name}."));
        }
    }

    /// <summary>Reports what was seen, in place of what was seen before.</summary>
    public void Report(string id, Observation observation)
    {
        DiagnosisFinding finding = assumptions.First(known => known.Id == id).ToFinding(observation);
        _findings[id] = finding;
        options.Progress?.Report(finding);
    }

    /// <summary>The findings, with one for each check that was not reached.</summary>
    public AccountDiagnosis Conclude()
    {
        foreach (ServerAssumption missed in assumptions.Where(IsMissing))
        {
            Report(missed.Id, Observation.Unknown(_ended ?? "A check that this one needs did not succeed."));
        }

        return new AccountDiagnosis([
            .. assumptions.Where(known => _findings.ContainsKey(known.Id)).Select(known => _findings[known.Id]),
        ]);
    }

    private bool IsMissing(ServerAssumption assumption) =>
        assumption.Level <= options.Level && !_findings.ContainsKey(assumption.Id);

    private void EndAfter(ApiKeyException failure)
    {
        if (failure is ApiKeyAccessDeniedException { IsCredentialRejected: true })
        {
            IsCredentialRejected = true;
            _ended = "The credential was rejected before, and another failed authentication might lock the account.";
        }
        else if (
            failure.FailedStep
            is ApiKeyFailureStep.NameResolution
                or ApiKeyFailureStep.Proxy
                or ApiKeyFailureStep.Connection
                or ApiKeyFailureStep.Tls
        )
        {
            _ended = "There was no connection before.";
        }
    }
}
