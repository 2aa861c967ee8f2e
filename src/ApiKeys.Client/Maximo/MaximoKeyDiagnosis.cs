using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Maximo;

/// <summary>Checks a server of Maximo with a throw-away key.</summary>
internal sealed class MaximoKeyDiagnosis(MaximoAdapter keys, MaximoAccount account, DiagnosisRound round)
{
    private const string UpdateOption = $"{nameof(MaximoOptions.Protocol)}:{nameof(MaximoProtocol.UpdateBody)}";

    private readonly TemporaryKey _key = new(round, keys, MaximoAssumptions.Create);
    private MaximoWireKey? _before;

    /// <summary>A key of the weakest permission that does something, for the shortest interval.</summary>
    public Task RunAsync() =>
        _key.RunAsync(
            new MaximoApiKeyRequest(
                CommonChecks.NewName(),
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Parse("P1D")
            ),
            CheckAsync
        );

    private Task CheckAsync(IssuedApiKey issued) =>
        round.RunAsync(
            (MaximoAssumptions.Find, () => _key.FindAsync(issued.Key)),
            (MaximoAssumptions.UpdateBody, () => UpdateAsync(issued.Key)),
            (MaximoAssumptions.Version, () => CommonChecks.ConflictAsync(UpdateOldAsync)),
            (MaximoAssumptions.Disable, _key.DisableAsync),
            (MaximoAssumptions.Refresh, () => RefreshAsync(issued.Value)),
            (MaximoAssumptions.Delete, _key.DeleteAsync),
            (
                MaximoAssumptions.DeleteAgain,
                () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
            )
        );

    private async Task<Observation> UpdateAsync(ApiKey created)
    {
        _before = await account
            .RunAsync(Begin(OperationKind.Read), (api, token) => api.GetAsync(_key.Id, token), round.Token)
            .ConfigureAwait(false);
        ApiKeyUpdate update = new() { Description = created.Name + "-changed" };
        await keys.UpdateAsync(_key.Id, update, round.Token).ConfigureAwait(false);
        return account.Options.Protocol.UpdateBody == new MaximoProtocol().UpdateBody
            ? Observation.OfLearned(account.Learned.All, UpdateOption, "The update was accepted.")
            : Observation.AsConfigured($"an update of {account.Options.Protocol.UpdateBody} was accepted.");
    }

    /// <summary>Sends a change of the key as it was before the last one, past the check of the SDK.</summary>
    private Task UpdateOldAsync()
    {
        MaximoWireKey before = _before ?? throw new InvalidOperationException();
        MaximoChange change = new(
            MaximoRequestRules.Check(new ApiKeyUpdate { Description = before.Description + "-stale" }, account.Options)
        );
        MaximoUpdateBody body = Enum.TryParse(account.Learned[UpdateOption], out MaximoUpdateBody known)
            ? known
            : MaximoUpdateBody.AsRead;
        return account.RunAsync(
            Begin(OperationKind.Update),
            (api, token) => api.UpdateAsync(change.Write(before, body), _key.Id, body, token),
            round.Token
        );
    }

    private CallState Begin(OperationKind kind) =>
        account.Begin(kind, "checking the throw-away key", account.Options, _key.Id);

    private async Task<Observation> RefreshAsync(SecretValue old)
    {
        IssuedApiKey refreshed = await keys.RefreshAsync(_key.Id, round.Token).ConfigureAwait(false);
        return refreshed.Value.Reveal() == old.Reveal()
            ? Observation.Unknown("The token is the same as before.")
            : Observation.AsAssumed($"It has another token: {ValueShape.Of(refreshed.Value)}.");
    }
}
