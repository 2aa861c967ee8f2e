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

    private AimmsKeyList _listed = AimmsKeyList.Empty;

    public override bool IsNameUnique => true;

    private AimmsAdapter Keys => new AimmsAdapter(account).AllowingOwnKey();

    public override CallState Begin() => account.BeginCreate($"creating the key '{name}'", options, name);

    public override Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken) =>
        account.RunAsync(operation, (api, token) => SendUntilAcceptedAsync(api, operation, token), cancellationToken);

    public override Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        Keys.ListAsync(cancellationToken);

    public override bool IsTakenBy(ApiKey key) => key.Id == name;

    public override bool MayHaveBecome(ApiKey key) =>
        AreSame(key.Scopes, scopes, AimmsScopeNames.Comparer)
        && (key.Expiry.Instant is not { } reported || AimmsMapping.IsSameExpiry(reported, expiresAt));

    /// <summary>At most one key has a name.</summary>
    protected override bool IsCandidate(ApiKey key) => key.Id == name;

    protected override async Task<IReadOnlyList<ApiKey>> LookAsync(CallState look, CancellationToken cancellationToken)
    {
        _listed = await account.LookAsync(look, cancellationToken).ConfigureAwait(false);
        return _listed.Keys;
    }

    public override Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        Keys.DeleteAsync(id, cancellationToken);

    /// <summary>
    /// Sends the request, in another form after a rejection. A value in a response that cannot be read otherwise is
    /// kept.
    /// </summary>
    private async Task<IssuedApiKey> SendUntilAcceptedAsync(
        IAimmsApi api,
        CallState operation,
        CancellationToken cancellationToken
    )
    {
        AimmsCreateForm[] sent = [account.Forms.First(options, scopes)];
        WireStatusException[] rejections = [];
        while (true)
        {
            AimmsCreateForm form = sent[sent.Length - 1];
            (string Text, DateTimeOffset Instant) expiry = AimmsExpiry.RoundDown(expiresAt, form.DateFormat);
            try
            {
                AimmsWireKey key = await api.CreateAsync(name, new WireDate(expiry.Text), form, cancellationToken)
                    .ConfigureAwait(false);
                account.Forms.Learn(sent[0], form);
                return Checked(operation, key, form, expiry);
            }
            catch (WireFormatException unreadable) when (unreadable.Salvaged is not null)
            {
                return Checked(operation, AimmsWireKey.OfValue(unreadable.Salvaged), form, expiry);
            }
            catch (WireStatusException rejection) when (ForeignRefusal.LeavesOpen(operation, rejection))
            {
                rejections = [.. rejections, rejection];
                ApiKeyException outcome = await ExplainAsync(
                        operation,
                        IsAboutForm(rejection) ? Advised(rejections[0], sent) : rejection,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                bool mayTryAnother = IsAboutForm(rejection) && outcome.Details.Look == LookResult.Absent;
                AimmsCreateForm? next = mayTryAnother
                    ? await NextAsync(operation, sent, cancellationToken).ConfigureAwait(false)
                    : null;
                sent = [.. sent, next ?? throw outcome];
            }
        }
    }

    /// <summary>The form to try after others were rejected; null when there is none left.</summary>
    private async Task<AimmsCreateForm?> NextAsync(
        CallState operation,
        AimmsCreateForm[] sent,
        CancellationToken cancellationToken
    )
    {
        if (sent.Length == MostForms)
        {
            return null;
        }

        await account.AskForScopesAsync(operation, cancellationToken).ConfigureAwait(false);
        return new AimmsNextForm(account.Forms, options, _listed).After(sent);
    }

    private static bool IsAboutForm(WireStatusException rejection) =>
        rejection.StatusCode is BadRequest or UnprocessableContent
        && rejection.Error is { Origin: ErrorOrigin.Unproven, IsInSiblingFormat: true };

    /// <summary>
    /// What the service said of the documented form: what it said of the others may be about the form alone.
    /// </summary>
    private static WireStatusException Advised(WireStatusException rejection, AimmsCreateForm[] sent) =>
        sent.Length == 1
            ? rejection
            : rejection.With($"It was sent as: {string.Join("; ", sent.AsEnumerable())}. {AimmsForms.Advice}");

    private IssuedApiKey Checked(
        CallState operation,
        AimmsWireKey key,
        AimmsCreateForm form,
        (string Text, DateTimeOffset Instant) expiry
    ) =>
        KeyMismatch.Checked(
            operation,
            AimmsMapping.ToIssued(key, name, expiry, form.Scopes, account.Name),
            AimmsMapping.Difference(key, name, expiry.Instant, form.Scopes)
        );
}
