using ApiKeys.Client.Calls;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// Authenticates with a token that is obtained for the credential. All callers share it. It is renewed before its end,
/// and once when the service refuses it.
/// </summary>
internal abstract class TokenAuthenticator : Authenticator
{
    private readonly CredentialSource _credentials;
    private readonly AccountTelemetry _telemetry;
    private readonly RenewalLimit _renewals;
    private readonly SharedToken _token;

    protected TokenAuthenticator(CredentialSource credentials, AccountTelemetry telemetry)
    {
        _credentials = credentials;
        _telemetry = telemetry;
        _renewals = new RenewalLimit(telemetry.TimeProvider);
        _token = new SharedToken(
            (credential, previous, caller) =>
                telemetry.RunSharedAsync(
                    OperationName.Authenticate,
                    caller,
                    () => FetchHeldBackAsync(credential, previous)
                ),
            telemetry.TimeProvider
        );
    }

    public override string RefusalAdvice =>
        _renewals.IsContended
            ? "Access tokens keep being revoked early: another program probably authenticates as the same user. "
                + "Use a separate user per program."
        : _renewals.HasRenewalFailed ? "The service issued a token for the account's credential, but rejects it."
        : base.RefusalAdvice;

    /// <summary>
    /// The identity of the last authentication: the owner of the token, else the id of the credential; null when
    /// neither is known, or before the first.
    /// </summary>
    public string? AuthenticatedAs { get; private set; }

    /// <summary>The header that carries the token.</summary>
    protected abstract string Header { get; }

    /// <summary>The text before the token in the header.</summary>
    protected virtual string Prefix => "";

    /// <summary>Whether a token has to be obtained for a credential; otherwise its secret is one.</summary>
    protected virtual bool NeedsToken(Credential credential) => true;

    /// <summary>Obtains a token; the previous one, for the same credential, may help.</summary>
    protected abstract Task<AccessToken> FetchAsync(Credential credential, AccessToken? previous);

    public override async ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        Credential credential = await CredentialReader
            .ReadAsync(_credentials, call, cancellationToken)
            .ConfigureAwait(false);
        AccessToken token;
        try
        {
            token = await GetTokenAsync(credential, call, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyAccessDeniedException)
        {
            Credential? other = await CredentialReader
                .ReplaceAsync(_credentials, credential.Secret, cancellationToken)
                .ConfigureAwait(false);
            if (other is null)
            {
                throw;
            }

            credential = other;
            token = await GetTokenAsync(credential, call, cancellationToken).ConfigureAwait(false);
        }

        AuthenticatedAs = token.Subject ?? credential.Id;
        ThrowIfOwnKey(call, token.Subject, credential.Id);
        SecretHeader.Set(request, Header, Prefix, token.Value, call);
        return new Identity(token.Value, token.Subject)
        {
            Behind = token.RefreshToken is null ? [credential.Secret] : [credential.Secret, token.RefreshToken],
        };
    }

    public override bool TryRenew(SecretValue? rejected)
    {
        bool wasContended = _renewals.IsContended;
        bool isRenewed = _token.TryReplace(rejected, _renewals.TryRenew);
        if (!wasContended && _renewals.IsContended)
        {
            _telemetry.Report(Log.AuthenticationContended);
        }

        return isRenewed;
    }

    public override ValueTask<bool> HasReplacementAsync(CallState call, CancellationToken cancellationToken) =>
        CredentialReader.HasReplacementAsync(_credentials, call, cancellationToken);

    public override void OnRenewalFailed() => _renewals.OnRenewalFailed();

    private async ValueTask<AccessToken> GetTokenAsync(
        Credential credential,
        CallState call,
        CancellationToken cancellationToken
    ) =>
        NeedsToken(credential)
            ? await call.Limit!.WaitOutsideAsync(_token.GetAsync(credential), cancellationToken).ConfigureAwait(false)
            : new AccessToken(credential.Secret);

    /// <summary>Compared here, the key is the one with which this request is authenticated.</summary>
    private static void ThrowIfOwnKey(CallState call, params string?[] owners)
    {
        if (call.Call is { ProtectsOwnKey: true, IsChanging: true, KeyId: { } id } && owners.Contains(id))
        {
            string why = $"{OwnKeyGuard.Refusal} The key was not touched.";
            throw call.Refused(why, OwnKeyGuard.Exception(why, call.Account.Name, id));
        }
    }

    private async Task<AccessToken> FetchHeldBackAsync(Credential credential, AccessToken? previous)
    {
        try
        {
            AccessToken token = await FetchAsync(credential, previous).ConfigureAwait(false);
            _telemetry.Report(previous is null ? Log.TokenReceived : Log.TokenRenewed);
            return token;
        }
        catch (ApiKeyAccessDeniedException denied)
        {
            _telemetry.Report(
                (logger, service, account) =>
                    Log.AuthenticationRefused(
                        logger,
                        service,
                        account,
                        SharedToken.HeldBack.TotalSeconds,
                        LogText.Of(denied.Message)!
                    )
            );
            throw new ApiKeyAccessDeniedException(
                $"{denied.Message} It is tried again in {SharedToken.HeldBack.TotalSeconds:0} s at the earliest, so "
                    + "that the service does not lock the account out.",
                denied.InnerException
            )
            {
                Details = denied.Details with { RetryAfter = SharedToken.HeldBack },
            };
        }
    }
}
