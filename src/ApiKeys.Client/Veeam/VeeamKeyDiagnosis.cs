using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Veeam;

/// <summary>Checks a server of Veeam with a throw-away key.</summary>
internal sealed class VeeamKeyDiagnosis(VeeamAdapter keys, VeeamAccount account, DiagnosisRound round)
{
    private readonly TemporaryKey _key = new(round, keys, VeeamAssumptions.Create);

    /// <summary>A key that can only read. Two scopes show their encoding; keys of this service never expire.</summary>
    public Task RunAsync() =>
        _key.RunAsync(
            new VeeamApiKeyRequest(CommonChecks.NewName(), VeeamScopes.Rest | VeeamScopes.Integration)
            {
                IsReadOnly = true,
            },
            CheckAsync
        );

    private Task CheckAsync(IssuedApiKey issued) =>
        round.RunAsync(
            (VeeamAssumptions.ScopesEncoding, DiagnosisRound.Now(Encoding)),
            (VeeamAssumptions.Find, () => _key.FindAsync(issued.Key)),
            (VeeamAssumptions.Update, () => UpdateAsync(issued.Key)),
            (VeeamAssumptions.Disable, _key.DisableAsync),
            (VeeamAssumptions.Delete, _key.DeleteAsync),
            (
                VeeamAssumptions.DeleteAgain,
                () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
            )
        );

    private Observation Encoding() =>
        Observation.OfLearned(
            account.Learned.All,
            VeeamDialect.EncodingOption,
            "The create was accepted, and the key has both scopes."
        );

    private async Task<Observation> UpdateAsync(ApiKey created)
    {
        string description = created.Name + "-changed";
        ApiKeyUpdate update = new() { Description = description };
        ApiKey changed = await keys.UpdateAsync(_key.Id, update, round.Token).ConfigureAwait(false);
        return changed.Name == description
            ? Observation.AsAssumed("The description was changed.")
            : Observation.Unknown("The key has another description.");
    }
}
