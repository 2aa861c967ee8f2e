using System.Text.Json;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Aimms;

/// <summary>Checks a server of AIMMS against what the SDK assumes.</summary>
internal sealed class AimmsDiagnosis(AimmsAdapter keys, AimmsAccount account, DiagnosisRound round)
{
    private static readonly string[] _operations = ["GET user/@current/api-key", "POST user/@current/api-key"];
    private static readonly string[] _members = ["name", "expiration_date", "scopes"];
    private readonly AimmsOptions _options = account.Options;
    private readonly DiagnosisProbe _probe = account.Probe(round.Token);

    private bool IsUserManager => _options.Endpoint == AimmsEndpoint.UserManager;

    private string ListPath => IsUserManager ? "user/@current/api-key" : "api-keys";

    public async Task<AccountDiagnosis> RunAsync()
    {
        await round
            .CheckAsync(AimmsAssumptions.Connection, () => CommonChecks.ConnectionAsync(_probe))
            .ConfigureAwait(false);
        if (round.Includes(DiagnosisLevel.ReadOnly))
        {
            await ReadAsync().ConfigureAwait(false);
        }

        if (await round.AllowsKeysAsync(keys).ConfigureAwait(false))
        {
            await new AimmsKeyDiagnosis(
                keys,
                account,
                round,
                [(AimmsAssumptions.Paging, PagingAsync), (AimmsAssumptions.Limit, LimitAsync)]
            )
                .RunAsync()
                .ConfigureAwait(false);
        }

        if (round.Includes(DiagnosisLevel.ReadOnly))
        {
            // The last check: a rejection of the credential there would end the others.
            await round.CheckAsync(AimmsAssumptions.OtherEndpoint, OtherEndpointAsync).ConfigureAwait(false);
        }

        return round.Conclude();
    }

    private async Task ReadAsync()
    {
        RawResponse? list = null;
        await round
            .CheckAsync(
                AimmsAssumptions.Header,
                async () => AimmsListChecks.Header(list = await _probe.ReadAsync(ListPath).ConfigureAwait(false))
            )
            .ConfigureAwait(false);
        if (list is { IsSuccess: true })
        {
            await round
                .RunAsync(
                    (AimmsAssumptions.ListShape, DiagnosisRound.Now(() => AimmsListChecks.Shape(list))),
                    (AimmsAssumptions.Members, DiagnosisRound.Now(() => AimmsListChecks.Members(list, _options))),
                    (AimmsAssumptions.Dates, DatesAsync)
                )
                .ConfigureAwait(false);
        }

        await round
            .RunAsync(
                (AimmsAssumptions.Paging, PagingAsync),
                (AimmsAssumptions.Limit, LimitAsync),
                (AimmsAssumptions.Scopes, ScopesAsync),
                (AimmsAssumptions.Profile, ProfileAsync),
                (AimmsAssumptions.OpenApi, OpenApiAsync)
            )
            .ConfigureAwait(false);
    }

    private async Task<Observation> DatesAsync() =>
        AimmsListChecks.Dates(await keys.ListAsync(round.Token).ConfigureAwait(false));

    private async Task<Observation> PagingAsync()
    {
        IReadOnlyList<ApiKey> all = await keys.ListAsync(round.Token).ConfigureAwait(false);
        RawResponse second = await _probe.ReadAsync($"{ListPath}?offset=1").ConfigureAwait(false);
        string total = $"The list has {CommonChecks.Count(all)}";
        return !second.IsSuccess || all.Count == 0 ? Observation.NotSeen($"{total}; with an offset: {second.Words}.")
            : second.Items.Any(item => all.All(key => key.Name != NameIn(item)))
                ? Observation.Unknown($"{total}; from an offset on there are others, which the SDK does not see.")
            : all.Count == 1 ? Observation.NotSeen($"{total}: pages would not show.")
            : second.Items.Count == all.Count ? Observation.AsAssumed($"{total}; there are no pages.")
            : Observation.AsAssumed($"{total}; the offset is obeyed.");
    }

    private static string? NameIn(JsonElement item) =>
        item.TryFind("name", out JsonElement name) ? name.ToText() : null;

    private async Task<Observation> LimitAsync()
    {
        int all = (await keys.ListAsync(round.Token).ConfigureAwait(false)).Count;
        RawResponse first = await _probe.ReadAsync($"{ListPath}?limit=1").ConfigureAwait(false);
        return all < 2 ? Observation.NotSeen("There are too few keys to see it.")
            : first.Items.Count == 1 ? Observation.AsAssumed("The limit is obeyed.")
            : first.Items.Count == all ? Observation.AsAssumed("The limit is not obeyed.")
            : Observation.Unknown($"A list with a limit has {first.Items.Count} of {all} keys ({first.Words}).");
    }

    private async Task<Observation> ScopesAsync()
    {
        if (!IsUserManager)
        {
            return Observation.NotSeen("This endpoint does not list them.");
        }

        IReadOnlyList<ApiKeyScope> offered = await keys.ListScopesAsync(round.Token).ConfigureAwait(false);
        return AimmsListChecks.Scopes([.. offered.Select(static scope => scope.Name)], _options);
    }

    private async Task<Observation> ProfileAsync()
    {
        if (!IsUserManager)
        {
            return Observation.NotSeen("This endpoint does not name the user.");
        }

        RawResponse profile = await _probe.ReadAsync("user/@current/info").ConfigureAwait(false);
        return profile.Json is { ValueKind: JsonValueKind.Object }
            ? Observation.AsAssumed("The service describes the user.")
            : Observation.Learned($"The service does not ({profile.Words}); the SDK reports no user.");
    }

    private async Task<Observation> OpenApiAsync() =>
        IsUserManager
            ? CommonChecks.OpenApi(await _probe.ReadAsync("openapi.yaml").ConfigureAwait(false), _operations, _members)
            : Observation.NotSeen("This endpoint serves none.");

    private async Task<Observation> OtherEndpointAsync()
    {
        RawResponse here = await _probe.ReadAsync(ListPath).ConfigureAwait(false);
        if (here.IsSuccess || _options.Protocol.ApiPath is not null)
        {
            return Observation.AsAssumed($"It lists keys, with {here.Words}.");
        }

        string other = IsUserManager
            ? "../../../pro-api/v1/api-keys"
            : "../../pro/user-manager/v1/user/@current/api-key";
        return (await _probe.ReadElsewhereAsync(other).ConfigureAwait(false)).IsSuccess
            ? Observation.NeedsOption(
                $"It does not list keys (status {here.Status}), and the other one does.",
                nameof(AimmsOptions.Endpoint),
                (IsUserManager ? AimmsEndpoint.ProApi : AimmsEndpoint.UserManager).ToString()
            )
            : Observation.Unknown($"Neither endpoint lists keys (status {here.Status}).");
    }
}
