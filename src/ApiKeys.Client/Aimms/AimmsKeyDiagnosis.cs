using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks a server of AIMMS with a throw-away key.</summary>
/// <param name="keys">The keys of the account.</param>
/// <param name="account">The account.</param>
/// <param name="round">The round.</param>
/// <param name="lists">The checks of lists, which may see more with another key in them.</param>
internal sealed class AimmsKeyDiagnosis(
    AimmsAdapter keys,
    AimmsAccount account,
    DiagnosisRound round,
    (string Id, Func<Task<Observation>> Check)[] lists
)
{
    /// <summary>The scopes of the key: the one that is offered and opens least.</summary>
    private static readonly string[] _weakest = ["User", "Session", "Tasks"];

    private const string WithTime = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly TemporaryKey _key = new(round, keys, AimmsAssumptions.Create);

    public async Task RunAsync()
    {
        await _key.RunAsync(Request(CommonChecks.NewName()), CheckAsync).ConfigureAwait(false);
        if (!_key.WasCreated)
        {
            return; // A refusal of the next keys would have the same reason.
        }

        await CheckOneAsync(AimmsAssumptions.UnusualName, keys, CommonChecks.NewName() + " 5%").ConfigureAwait(false);
        await CheckOneAsync(AimmsAssumptions.ExpiryTime, WithTimes(), CommonChecks.NewName()).ConfigureAwait(false);
    }

    /// <summary>The account with a time of day in its dates, in the form that the server is known to accept.</summary>
    private AimmsAdapter WithTimes()
    {
        AimmsOptions options = (AimmsOptions)account.Options.Copy();
        string format = account.Forms.Learned.TryGetValue(AimmsForms.DateOption, out string? learned)
            ? learned
            : options.Protocol.DateFormat;
        options.Protocol.DateFormat = format.Contains('H') ? format : WithTime;
        return new AimmsAdapter(account.WithSnapshot(options));
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

    private async Task CheckAsync(IssuedApiKey issued)
    {
        foreach ((string id, Func<Task<Observation>> check) in lists)
        {
            await round.CheckAgainAsync(id, check).ConfigureAwait(false);
        }

        AimmsProtocol protocol = account.Options.Protocol;
        await round
            .RunAsync(
                (
                    AimmsAssumptions.CreateDate,
                    Form(
                        AimmsForms.DateOption,
                        AimmsForms.LearnsDate(account.Options) ? null : "the date format that is set"
                    )
                ),
                (
                    AimmsAssumptions.CreateMembers,
                    Form(
                        AimmsForms.NamingOption,
                        AimmsForms.LearnsNaming(account.Options) ? null : "the names that are set"
                    )
                ),
                (
                    AimmsAssumptions.CreateScopes,
                    Form(
                        AimmsForms.OptionOf(""),
                        protocol.ScopeSpellings.Count == 0 ? null : "the spellings that are set"
                    )
                ),
                (AimmsAssumptions.SameName, () => CommonChecks.ConflictAsync(() => CreateAgainAsync(issued.Key))),
                (AimmsAssumptions.Delete, _key.DeleteAsync),
                (
                    AimmsAssumptions.DeleteAgain,
                    () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
                )
            )
            .ConfigureAwait(false);
    }

    private Func<Task<Observation>> Form(string option, string? configured) =>
        DiagnosisRound.Now(() =>
            configured is null
                ? Observation.OfLearned(account.Forms.Learned, option, "The create was accepted.")
                : Observation.AsConfigured($"the create was accepted with {configured}.")
        );

    private Task<IssuedApiKey> CreateAgainAsync(ApiKey key) =>
        keys.CreateAsync(
            new AimmsApiKeyRequest(key.Id, key.Scopes, key.Expiry.Instant!.Value) { RecoverIfLost = false },
            round.Token
        );
}
