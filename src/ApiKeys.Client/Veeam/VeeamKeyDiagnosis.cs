using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Veeam;

/// <summary>Checks a server of Veeam with a throw-away key.</summary>
internal sealed class VeeamKeyDiagnosis(ApiKeyManager keys, VeeamAccount account, DiagnosisRound round)
{
    private readonly ThrowAwayKey _key = new(round, keys, VeeamAssumptions.Create);

    /// <summary>A key that can only read. Two scopes show their encoding; keys of this service never expire.</summary>
    public Task RunAsync() =>
        _key.RunAsync(
            new VeeamApiKeyRequest(CommonChecks.NewName(), VeeamScopes.Rest | VeeamScopes.Integration)
            {
                IsReadOnly = true,
            },
            CheckAsync
        );

    private async Task CheckAsync(IssuedApiKey issued)
    {
        await round
            .CheckAsync(
                VeeamAssumptions.ScopesEncoding,
                () =>
                    Observation.OfLearned(
                        account.Learned.All,
                        VeeamDialect.EncodingOption,
                        "The create was accepted, and the key has both scopes."
                    )
            )
            .ConfigureAwait(false);
        await round.CheckAsync(VeeamAssumptions.Find, () => _key.FindAsync(issued.Key)).ConfigureAwait(false);
        await round.CheckAsync(VeeamAssumptions.Update, () => UpdateAsync(issued.Key)).ConfigureAwait(false);
        await round.CheckAsync(VeeamAssumptions.Disable, _key.DisableAsync).ConfigureAwait(false);
        await round.CheckAsync(VeeamAssumptions.Delete, _key.DeleteAsync).ConfigureAwait(false);
        await round
            .CheckAsync(
                VeeamAssumptions.DeleteAgain,
                () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
            )
            .ConfigureAwait(false);
    }

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
