using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks a server of AIMMS with a throw-away key.</summary>
internal sealed class AimmsKeyDiagnosis(ApiKeyManager keys, AimmsAccount account, DiagnosisRound round)
{
    /// <summary>The scopes of the key: the one that is offered and opens least.</summary>
    private static readonly string[] _weakest = ["User", "Session", "Tasks"];

    private readonly ThrowAwayKey _key = new(round, keys, AimmsAssumptions.Create);

    public Task RunAsync() =>
        _key.RunAsync(
            new AimmsApiKeyRequest(
                CommonChecks.NewName(),
                [Weakest()],
                account.Telemetry.TimeProvider.GetUtcNow().AddDays(2)
            ),
            CheckAsync
        );

    private string Weakest() =>
        account.Forms.Offered.Count == 0
            ? _weakest[1]
            : _weakest.FirstOrDefault(scope => AimmsForms.Find(account.Forms.Offered, scope) is not null)
                ?? _weakest[1];

    private async Task CheckAsync(IssuedApiKey issued)
    {
        await FormsAsync().ConfigureAwait(false);
        await round
            .CheckAsync(
                AimmsAssumptions.SameName,
                () =>
                    CommonChecks.ConflictAsync(() =>
                        keys.CreateAsync(
                            new AimmsApiKeyRequest(_key.Id, issued.Key.Scopes, issued.Key.Expiry.Instant!.Value)
                            {
                                RecoverIfLost = false,
                            },
                            round.Token
                        )
                    )
            )
            .ConfigureAwait(false);
        await round.CheckAsync(AimmsAssumptions.Delete, _key.DeleteAsync).ConfigureAwait(false);
        await round
            .CheckAsync(
                AimmsAssumptions.DeleteAgain,
                () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
            )
            .ConfigureAwait(false);
    }

    private async Task FormsAsync()
    {
        foreach (
            (string assumption, string option) in new[]
            {
                (AimmsAssumptions.CreateDate, AimmsForms.DateOption),
                (AimmsAssumptions.CreateMembers, AimmsForms.NamingOption),
                (AimmsAssumptions.CreateScopes, AimmsForms.OptionOf("")),
            }
        )
        {
            await round
                .CheckAsync(
                    assumption,
                    () => Observation.OfLearned(account.Forms.Learned, option, "The create was accepted.")
                )
                .ConfigureAwait(false);
        }
    }
}
