using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks a server of AIMMS with a throw-away key.</summary>
internal sealed class AimmsKeyDiagnosis(AimmsAdapter keys, AimmsAccount account, DiagnosisRound round)
{
    /// <summary>The scopes of the key: the one that is offered and opens least.</summary>
    private static readonly string[] _weakest = ["User", "Session", "Tasks"];

    private const string WithTime = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly TemporaryKey _key = new(round, keys, AimmsAssumptions.Create);

    public async Task RunAsync()
    {
        await _key.RunAsync(Request(CommonChecks.NewName()), CheckAsync).ConfigureAwait(false);
        await CheckOneAsync(AimmsAssumptions.UnusualName, keys, CommonChecks.NewName() + " 5%").ConfigureAwait(false);
        AimmsOptions options = (AimmsOptions)account.Options.Copy();
        options.Protocol.DateFormat = WithTime;
        await CheckOneAsync(
                AimmsAssumptions.ExpiryTime,
                new AimmsAdapter(account.WithSnapshot(options)),
                CommonChecks.NewName()
            )
            .ConfigureAwait(false);
    }

    /// <summary>Creates, finds and deletes another key. That a server refuses it is nothing that the SDK needs.</summary>
    private async Task CheckOneAsync(string assumption, AimmsAdapter adapter, string name)
    {
        TemporaryKey key = new(round, adapter, assumption) { MayBeRefused = true };
        await key.RunAsync(
                Request(name),
                issued =>
                    round.CheckAsync(
                        assumption,
                        async () =>
                            await key.FindAsync(issued.Key).ConfigureAwait(false)
                                is { Verdict: not DiagnosisVerdict.AsAssumed } missed
                                ? missed
                                : await key.DeleteAsync().ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);
    }

    private AimmsApiKeyRequest Request(string name) =>
        new(name, [Weakest()], account.Telemetry.TimeProvider.GetUtcNow().AddDays(2));

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
