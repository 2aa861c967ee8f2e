using ApiKeys.Client.Calls;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Maximo;

/// <summary>What Maximo can do with keys: all but a fixed expiry.</summary>
internal sealed class MaximoAdapter(MaximoAccount account) : ServiceAdapter(account.Telemetry)
{
    public override ApiKeyCapabilities Capabilities =>
        ApiKeyCapabilities.UpdateDescription
        | ApiKeyCapabilities.UpdateScopes
        | ApiKeyCapabilities.Disable
        | ApiKeyCapabilities.Refresh
        | ApiKeyCapabilities.RefreshEndsOldValue
        | ApiKeyCapabilities.RefreshInterval
        | ApiKeyCapabilities.NeverExpires;

    /// <summary>The account with its options as they are now.</summary>
    public AccountContext Context => account.Current;

    protected override IReadOnlyDictionary<string, string> Learned => account.Learned.All;

    public MaximoAdapter AllowingOwnKey() => new(account) { AllowsOwnKey = true };

    public MaximoAdapter With(Credential? credential) => new(account.With(credential)) { AllowsOwnKey = AllowsOwnKey };

    /// <summary>Checks the account's server.</summary>
    public Task<AccountDiagnosis> DiagnoseAsync(DiagnosisOptions options, CancellationToken cancellationToken) =>
        new MaximoDiagnosis(
            this,
            account,
            new DiagnosisRound(MaximoAssumptions.All, options, cancellationToken)
        ).RunAsync();

    public Task<MaximoToken> AuthenticateAsync(MaximoRefreshInterval? lifetime, CancellationToken cancellationToken) =>
        Telemetry.RunAsync(
            OperationName.Authenticate,
            null,
            () => new MaximoTokenRequest(account, lifetime).RunAsync(cancellationToken)
        );

    public Task<IReadOnlyList<MaximoRoute>> CheckRoutesAsync(CancellationToken cancellationToken) =>
        Telemetry.RunAsync(
            OperationName.CheckRoutes,
            null,
            () => new MaximoRouteCheck(account, account.Options).RunAsync(cancellationToken)
        );

    protected override async Task<IReadOnlyList<ApiKey>> ReadAllAsync(CancellationToken cancellationToken)
    {
        CallState operation = account.Begin(OperationKind.Read, "listing the keys", account.Options);
        IReadOnlyList<MaximoWireKey> keys = await account
            .RunAsync(operation, static (api, token) => api.ListAsync(token), cancellationToken)
            .ConfigureAwait(false);
        return keys.Map(key => MaximoMapping.ToKey(key, Account));
    }

    protected override async Task<ApiKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        CallState operation = account.Begin(OperationKind.Read, $"finding the key '{id}'", account.Options, id);
        MaximoWireKey? key = await account
            .RunAsync(operation, (_, token) => account.FindAsync(operation, token), cancellationToken)
            .ConfigureAwait(false);
        return key is null ? null : MaximoMapping.ToKey(key, Account);
    }

    protected override Task<IssuedApiKey> SendCreateAsync(ApiKeyRequest request, CancellationToken cancellationToken)
    {
        MaximoOptions options = account.Options;
        MaximoApiKeyRequest asked = MaximoRequestRules.Check(request, options);
        return new MaximoCreate(account, options, asked).RunAsync(asked, cancellationToken);
    }

    protected override async Task<ApiKey> SendChangeAsync(
        string operation,
        string id,
        ApiKeyUpdate update,
        CancellationToken cancellationToken
    )
    {
        MaximoOptions options = account.Options;
        MaximoChange change = new(MaximoRequestRules.Check(update, options));
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        ThrowIfOwn(id, AllowsOwnKey || !change.Disables);
        CallState call = account.Begin(OperationKind.Update, $"changing the key '{id}'", options, id);
        try
        {
            MaximoWireKey key = await new MaximoKeyUpdater(account, call, change, AllowsOwnKey)
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
            return MaximoMapping.ToKey(key, Account);
        }
        catch (ApiKeyNotFoundException notFound)
            when (notFound.StatusCode is not null && notFound.Details.Look == LookResult.None)
        {
            throw await NotFound.ExplainAsync(notFound, () => ReadAsync(id, cancellationToken)).ConfigureAwait(false);
        }
    }

    protected override async Task<IssuedApiKey> SendRefreshAsync(string id, CancellationToken cancellationToken)
    {
        CallState operation = BeginOnOther(OperationKind.Refresh, "refreshing", id);
        DateTimeOffset start = account.Now;
        try
        {
            MaximoWireKey response = await account
                .RunAsync(operation, (api, token) => api.RefreshAsync(id, token), cancellationToken)
                .ConfigureAwait(false);
            return KeyMismatch.Checked(
                operation,
                MaximoMapping.ToIssued(response with { Id = id }, Account, start),
                difference: null,
                isEncoded: true
            );
        }
        catch (ApiKeyNotFoundException notFound)
        {
            throw await NotFound.ExplainAsync(notFound, () => ReadAsync(id, cancellationToken)).ConfigureAwait(false);
        }
    }

    protected override Task SendDeleteAsync(string id, CancellationToken cancellationToken)
    {
        CallState operation = BeginOnOther(OperationKind.Delete, "deleting", id);
        return account.DeleteAsync(
            operation,
            (api, token) => api.DeleteAsync(id, token),
            async token => await account.FindAsync(operation, token).ConfigureAwait(false) is not null,
            () => ReadAsync(id, cancellationToken),
            cancellationToken
        );
    }

    protected override OwnKeyMatch MatchOwn(ApiKey key) => account.MatchOwnKey(key);

    protected override async Task<AccountCheck> LookAtAccountAsync(CancellationToken cancellationToken)
    {
        CallState operation = account.Begin(OperationKind.Read, "listing the keys", account.Options);
        try
        {
            IReadOnlyList<MaximoWireKey> keys = await account
                .RunAsync(operation, static (api, token) => api.ListAsync(token), cancellationToken)
                .ConfigureAwait(false);
            MaximoWireKey? own = keys.FirstOrDefault(key =>
                key.Id == operation.Identity?.User || key.Id == account.OwnKeyId
            );
            return Granted(operation.Identity?.User, own is null ? null : MaximoMapping.ToKey(own, Account));
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            return Denied(denied, denied.IsCredentialRejected ? null : operation.Identity?.User);
        }
    }

    /// <summary>
    /// Begins an operation that must not reach the account's own key, unless that is allowed.
    /// </summary>
    private CallState BeginOnOther(OperationKind kind, string doing, string id)
    {
        PathSegment.ThrowIfUnsafe(id, nameof(id));
        ThrowIfOwn(id, AllowsOwnKey);
        return account.Begin(kind, $"{doing} the key '{id}'", account.Options, id, protectsOwnKey: !AllowsOwnKey);
    }

    private void ThrowIfOwn(string id, bool isAllowed) =>
        OwnKeyGuard.ThrowIf(!isAllowed && id == account.OwnKeyId, Account, id);
}
