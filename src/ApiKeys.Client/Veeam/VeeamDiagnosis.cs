using System.Globalization;
using System.Text.Json;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Checks a server of Veeam against what the SDK assumes.</summary>
internal sealed class VeeamDiagnosis(VeeamAdapter keys, VeeamAccount account, DiagnosisRound round)
{
    private static readonly string[] _documents = ["../swagger/v3/swagger.json", "../swagger/swagger.json"];

    private static readonly string[] _operations =
    [
        "GET users/me",
        "GET users/logins",
        "GET users/{}/logins",
        "POST users/{}/logins/apikey",
        "PATCH users/{}/logins/{}",
        "DELETE users/{}/logins/{}",
    ];

    private static readonly string[] _members = ["identityProviderName", "isReadAccessOnly", "scopes", "status"];

    private readonly DiagnosisProbe _probe = account.Probe(round.Token);

    public async Task<AccountDiagnosis> RunAsync()
    {
        await round
            .CheckAsync(VeeamAssumptions.Connection, () => CommonChecks.ConnectionAsync(_probe))
            .ConfigureAwait(false);
        await round.CheckAsync(VeeamAssumptions.OpenApi, OpenApiAsync).ConfigureAwait(false);
        if (round.Includes(DiagnosisLevel.ReadOnly))
        {
            await ReadAsync().ConfigureAwait(false);
        }

        if (await round.AllowsKeysAsync(keys).ConfigureAwait(false))
        {
            await new VeeamKeyDiagnosis(keys, account, round).RunAsync().ConfigureAwait(false);
        }

        return round.Conclude();
    }

    private async Task<Observation> OpenApiAsync()
    {
        RawResponse document = await _probe.AskAsync(HttpMethod.Get, _documents[0]).ConfigureAwait(false);
        return CommonChecks.OpenApi(
            document.IsSuccess ? document : await _probe.AskAsync(HttpMethod.Get, _documents[1]).ConfigureAwait(false),
            _operations,
            _members
        );
    }

    private async Task ReadAsync()
    {
        User? user = null;
        await round
            .CheckAsync(
                VeeamAssumptions.CurrentUser,
                async () =>
                {
                    user = await account.GetCurrentUserAsync(account.Options, round.Token).ConfigureAwait(false);
                    return Observation.AsAssumed("The service describes the user.");
                }
            )
            .ConfigureAwait(false);
        await round
            .RunAsync(
                (VeeamAssumptions.ClientVersion, DiagnosisRound.Now(Version)),
                (VeeamAssumptions.TokenForm, DiagnosisRound.Now(TokenForm)),
                (VeeamAssumptions.About, AboutAsync)
            )
            .ConfigureAwait(false);
        if (user is not null && round.Includes(DiagnosisLevel.ReadOnly))
        {
            await new VeeamListDiagnosis(_probe, account.Options, round).RunAsync(user).ConfigureAwait(false);
            await round.CheckAsync(VeeamAssumptions.FindMissing, FindMissingAsync).ConfigureAwait(false);
        }
    }

    private Observation Version() =>
        account.Options.Protocol.ClientVersion is { Length: > 0 }
            ? Observation.AsConfigured("the version that is set was accepted.")
            : Observation.OfLearned(account.Learned.All, VeeamDialect.VersionOption, "None was required.");

    private Observation TokenForm() =>
        account.Options.UserName is null
            ? Observation.NotSeen("The account has a key, and requests no token.")
            : Observation.OfLearned(account.Learned.All, VeeamDialect.MultipartOption, "The form was accepted.");

    private async Task<Observation> AboutAsync()
    {
        RawResponse about = await _probe.ReadAsync("about").ConfigureAwait(false);
        return about.Json is { ValueKind: JsonValueKind.Object }
            ? Observation.AsAssumed("The service describes itself.")
            : Observation.Learned($"It does not ({about.Words}); the SDK does not need it.");
    }

    private async Task<Observation> FindMissingAsync() =>
        await keys.FindAsync(int.MaxValue.ToString(CultureInfo.InvariantCulture), round.Token).ConfigureAwait(false)
            is null
            ? Observation.AsAssumed("It was reported as not found.")
            : Observation.Unknown("A key was returned.");
}
