using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks a server of AIMMS with a throw-away key.</summary>
internal sealed class AimmsKeyDiagnosis(AimmsAdapter keys, AimmsAccount account, DiagnosisRound round)
{
    /// <summary>The scopes of the key: the one that is offered and opens least.</summary>
    private static readonly string[] _weakest = ["User", "Session", "Tasks"];

    private readonly TemporaryKey _key = new(round, keys, AimmsAssumptions.Create);

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

    private Task CheckAsync(IssuedApiKey issued) =>
        round.RunAsync(
            (AimmsAssumptions.CreateDate, Form(AimmsForms.DateOption)),
            (AimmsAssumptions.CreateMembers, Form(AimmsForms.NamingOption)),
            (AimmsAssumptions.CreateScopes, Form(AimmsForms.OptionOf(""))),
            (AimmsAssumptions.SameName, () => CommonChecks.ConflictAsync(() => CreateAgainAsync(issued.Key))),
            (AimmsAssumptions.Delete, _key.DeleteAsync),
            (
                AimmsAssumptions.DeleteAgain,
                () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
            )
        );

    private Func<Task<Observation>> Form(string option) =>
        DiagnosisRound.Now(() => Observation.OfLearned(account.Forms.Learned, option, "The create was accepted."));

    private Task<IssuedApiKey> CreateAgainAsync(ApiKey key) =>
        keys.CreateAsync(
            new AimmsApiKeyRequest(key.Id, key.Scopes, key.Expiry.Instant!.Value) { RecoverIfLost = false },
            round.Token
        );
}
