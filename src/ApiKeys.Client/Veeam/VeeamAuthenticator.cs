using ApiKeys.Client.Authentication;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Authenticates with a bearer token. A credential without an id is one, be it an API key or a token from elsewhere.
/// For a user's name and password one is obtained.
/// </summary>
internal sealed class VeeamAuthenticator(CredentialSource credentials, VeeamTokens tokens, AccountTelemetry telemetry)
    : TokenAuthenticator(credentials, telemetry)
{
    private SecretValue? _troubled;

    public VeeamCurrentUser User { get; } = new(credentials);

    public override string ForbiddenAdvice =>
        base.ForbiddenAdvice
        + " Changes need an API key that is not read-only; its user needs a role that manages identities, such as "
        + "Portal Administrator or Company Owner.";

    protected override string Header => "Authorization";

    protected override string Prefix => "Bearer ";

    protected override bool NeedsToken(Credential credential) => credential.Id is not null;

    protected override async Task<AccessToken> FetchAsync(Credential credential, AccessToken? previous) =>
        (previous?.RefreshToken is { } refresh ? await TryRefreshAsync(refresh).ConfigureAwait(false) : null)
        ?? await tokens.ForPasswordAsync(credential).ConfigureAwait(false);

    /// <summary>
    /// Only a token response uses up the password. An error that may pass gets a second attempt, and a missing response
    /// any number, so that it does not cause another second-factor prompt.
    /// </summary>
    private async Task<AccessToken?> TryRefreshAsync(SecretValue refresh)
    {
        try
        {
            return await tokens.ForRefreshTokenAsync(refresh).ConfigureAwait(false);
        }
        catch (ApiKeyException responded)
            when (responded.StatusCode is not null && (!responded.IsTransient || ReferenceEquals(_troubled, refresh)))
        {
            return null;
        }
        catch (ApiKeyException responded) when (responded.StatusCode is not null)
        {
            _troubled = refresh;
            throw;
        }
    }
}
