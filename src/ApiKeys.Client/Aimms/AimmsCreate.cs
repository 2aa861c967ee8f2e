using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// Creates a key. Recovery finds the key by its name, which is unique. After a rejection it is sent in another form
/// when the list proves that there is no key, because the documentation leaves the form open.
/// </summary>
internal sealed class AimmsCreate(
    AimmsAccount account,
    AimmsOptions options,
    string name,
    DateTimeOffset expiresAt,
    IReadOnlyList<string> scopes
) : RecoverableCreate
{
    private const int MostForms = 3;
    private const int BadRequest = 400;
    private const int UnprocessableContent = 422;

    private readonly AimmsApiKeyManager _keys = new(account, allowsOwnKey: true);
    private IReadOnlyList<ApiKey> _listed = [];

    public override bool IsNameUnique => true;

    public override ApiCall Begin() => account.BeginCreate($"creating the key '{name}'", options, name);

    public override async Task<IssuedApiKey> SendAsync(ApiCall operation, CancellationToken cancellationToken)
    {
        (AimmsWireKey response, AimmsCreateForm form) = await account
            .RunAsync(operation, (api, token) => SendAsync(api, operation, token), cancellationToken)
            .ConfigureAwait(false);
        (string Text, DateTimeOffset Instant) expiry = ExpiryIn(form);
        IssuedApiKey issued = AimmsMapping.ToIssued(response, name, expiry, form.ScopeList, account.Name);
        string? difference = AimmsMapping.Difference(response, name, expiry.Instant, form.ScopeList);
        return KeyMismatch.Checked(operation, issued, difference);
    }

    public override Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        _keys.GetListAsync(cancellationToken);

    public override bool IsTakenBy(ApiKey key) => key.Id == name;

    public override bool MayHaveBecome(ApiKey key) =>
        AreSame(key.Scopes, scopes, AimmsScopeNames.Comparer)
        && (key.Expiry.Instant is not { } reported || AimmsMapping.IsSameExpiry(reported, expiresAt));

    /// <summary>At most one key has a name.</summary>
    protected override bool IsCandidate(ApiKey key) => key.Id == name;

    protected override async Task<IReadOnlyList<ApiKey>> LookAsync(ApiCall look, CancellationToken cancellationToken) =>
        _listed = await account.LookAsync(look, cancellationToken).ConfigureAwait(false);

    public override Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _keys.DeleteAsync(id, cancellationToken);

    private async Task<(AimmsWireKey, AimmsCreateForm)> SendAsync(
        IAimmsApi api,
        ApiCall operation,
        CancellationToken cancellationToken
    )
    {
        AimmsCreateForm form = account.Forms.First(options, scopes);
        List<AimmsCreateForm> sent = [form];
        WireStatusException? documented = null;
        while (true)
        {
            try
            {
                AimmsWireKey key = await SendAsync(api, form, cancellationToken).ConfigureAwait(false);
                account.Forms.Learn(sent[0], form);
                return (key, form);
            }
            catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
            {
                documented ??= rejection;
                WireStatusException told = IsAboutForm(rejection) ? Advised(documented, sent) : rejection;
                ApiKeyException outcome = await ExplainAsync(operation, told, cancellationToken).ConfigureAwait(false);
                form =
                    await NextAsync(operation, rejection, outcome, sent, cancellationToken).ConfigureAwait(false)
                    ?? throw outcome;
                sent.Add(form);
                operation.BeginAnotherForm();
            }
        }
    }

    /// <summary>
    /// Sends the request. A value in a response that cannot be read otherwise is kept.
    /// </summary>
    private async Task<AimmsWireKey> SendAsync(IAimmsApi api, AimmsCreateForm form, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CreateAsync(name, new WireDate(ExpiryIn(form).Text), form, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is not null)
        {
            return AimmsWireKey.OfValue(unreadable.Salvaged);
        }
    }

    /// <summary>The form to try after a rejection; null when the rejection stands.</summary>
    private async Task<AimmsCreateForm?> NextAsync(
        ApiCall operation,
        WireStatusException rejection,
        ApiKeyException outcome,
        List<AimmsCreateForm> sent,
        CancellationToken cancellationToken
    )
    {
        if (sent.Count == MostForms || !IsAboutForm(rejection) || outcome.Details.Look != LookResult.Absent)
        {
            return null;
        }

        await account.AskForScopesAsync(operation, cancellationToken).ConfigureAwait(false);
        return new AimmsNextForm(account.Forms, options, _listed, account.ListedNaming).After(sent);
    }

    private static bool IsAboutForm(WireStatusException rejection) =>
        rejection.StatusCode is BadRequest or UnprocessableContent
        && rejection.Error is { Origin: ErrorOrigin.Unproven, IsInSiblingFormat: true };

    /// <summary>
    /// What the service said of the documented form: what it said of the others may be about the form alone.
    /// </summary>
    private static WireStatusException Advised(WireStatusException rejection, List<AimmsCreateForm> sent) =>
        sent.Count == 1
            ? rejection
            : rejection.With($"It was sent as: {string.Join("; ", sent)}. {AimmsForms.Options}");

    private (string Text, DateTimeOffset Instant) ExpiryIn(AimmsCreateForm form) =>
        AimmsExpiry.RoundDown(expiresAt, form.DateFormat);
}
