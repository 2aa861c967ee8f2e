using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>Checks a server of Maximo against what the SDK assumes.</summary>
internal sealed class MaximoDiagnosis(MaximoAdapter keys, MaximoAccount account, DiagnosisRound round)
{
    private static readonly (string Assumption, string Operation)[] _routes =
    [
        (MaximoAssumptions.ListRoute, MaximoRouteTable.ListRoute),
        (MaximoAssumptions.FindRoute, MaximoRouteTable.FindRoute),
        (MaximoAssumptions.CreateRoute, MaximoRouteTable.CreateRoute),
        (MaximoAssumptions.UpdateRoute, MaximoRouteTable.UpdateRoute),
        (MaximoAssumptions.RefreshRoute, MaximoRouteTable.RefreshRoute),
        (MaximoAssumptions.DeleteRoute, MaximoRouteTable.DeleteRoute),
    ];

    private readonly DiagnosisProbe _probe = account.Probe(round.Token);

    public async Task<AccountDiagnosis> RunAsync()
    {
        await round
            .CheckAsync(MaximoAssumptions.Connection, () => CommonChecks.ConnectionAsync(_probe))
            .ConfigureAwait(false);
        MaximoRouteDiagnosis routes = new(_probe, account.Options);
        await round
            .RunAsync([
                .. _routes.Select(route =>
                    (route.Assumption, (Func<Task<Observation>>)(() => routes.CheckAsync(route.Operation)))
                ),
            ])
            .ConfigureAwait(false);
        await round.CheckAsync(MaximoAssumptions.Address, routes.AddressAsync).ConfigureAwait(false);
        if (round.Includes(DiagnosisLevel.ReadOnly))
        {
            await ReadAsync().ConfigureAwait(false);
        }

        if (await round.AllowsKeysAsync(keys).ConfigureAwait(false))
        {
            await new MaximoKeyDiagnosis(keys, account, round).RunAsync().ConfigureAwait(false);
        }

        return round.Conclude();
    }

    private async Task ReadAsync()
    {
        // The list as the SDK reads it: it finds the route, and every page.
        await round.CheckAsync(MaximoAssumptions.Paging, PagingAsync).ConfigureAwait(false);
        RawResponse? list = null;
        await round
            .CheckAsync(
                MaximoAssumptions.ListShape,
                async () => MaximoListChecks.Shape(list = await ListAsync().ConfigureAwait(false))
            )
            .ConfigureAwait(false);
        if (list is { IsSuccess: true })
        {
            await round
                .RunAsync(
                    (MaximoAssumptions.Members, DiagnosisRound.Now(() => MaximoListChecks.Members(list))),
                    (MaximoAssumptions.NoToken, DiagnosisRound.Now(() => MaximoListChecks.Token(list))),
                    (MaximoAssumptions.AccessToken, DiagnosisRound.Now(AccessToken))
                )
                .ConfigureAwait(false);
        }

        await round
            .RunAsync(
                (MaximoAssumptions.TokenLifetime, TokenLifetimeAsync),
                (MaximoAssumptions.OwnKey, OwnKeyAsync),
                (MaximoAssumptions.FindMissing, FindMissingAsync)
            )
            .ConfigureAwait(false);
    }

    private Task<RawResponse> ListAsync() => _probe.ReadAsync(new WireRequest(WireMethod.Get, "v1/apikeys"));

    private async Task<Observation> PagingAsync() =>
        Observation.AsAssumed(
            $"The list was read whole: {CommonChecks.Count(await keys.ListAsync(round.Token).ConfigureAwait(false))}."
        );

    private Observation AccessToken()
    {
        MaximoJwt claims = MaximoJwt.Read(_probe.AuthenticatedWith!.Reveal(), account.Now);
        return claims is { Subject: not null, Lifetime: { } lifetime }
            ? Observation.AsAssumed($"It has a subject, and lives for {lifetime.TotalMinutes:0} minutes.")
            : Observation.Learned("It does not have both; the SDK uses it until it is refused.");
    }

    private async Task<Observation> TokenLifetimeAsync()
    {
        if (account.Options.IsSuperuser)
        {
            return Observation.NotSeen("The superuser requests no lifetime.");
        }

        try
        {
            await keys.AuthenticateAsync(MaximoRefreshInterval.Parse("PT10M"), round.Token).ConfigureAwait(false);
            return Observation.AsAssumed("A token of ten minutes was granted.");
        }
        catch (MaximoTokenMismatchException other) when (other.Token is { Expiry: { Instant: null } })
        {
            return Observation.NotSeen("A token was granted, and does not say for how long.");
        }
        catch (ApiKeyException other) when (other is MaximoTokenMismatchException || other.StatusCode == 400)
        {
            return Observation.Learned("A token of ten minutes was not granted; the SDK takes what the server grants.");
        }
    }

    private async Task<Observation> OwnKeyAsync()
    {
        if (account.Options.IsSuperuser)
        {
            return Observation.NotSeen("The account authenticates as the superuser, who has no key.");
        }

        AccountCheck check = await keys.CheckAsync(round.Token).ConfigureAwait(false);
        return check.CredentialKey is null
            ? Observation.Unknown("No key in the list has the id of the credential.")
            : Observation.AsAssumed("The list has it.");
    }

    private async Task<Observation> FindMissingAsync() =>
        await keys.FindAsync($"no-such-key-{Guid.NewGuid():N}", round.Token).ConfigureAwait(false) is null
            ? Observation.AsAssumed("It was reported as not found.")
            : Observation.Unknown("A key was returned.");
}
