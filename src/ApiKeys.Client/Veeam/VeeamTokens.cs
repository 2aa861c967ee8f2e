using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Services;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Exchanges a password, a refresh token or a second factor for tokens. Requests and responses are secrets.
/// </summary>
internal sealed class VeeamTokens(VeeamSession session, AccountRuntime<VeeamOptions> runtime)
{
    public async Task<AccessToken> ForPasswordAsync(Credential credential)
    {
        TokenRequest request = new()
        {
            GrantType = "password",
            Username = credential.Id,
            Password = credential.Secret.Reveal(),
        };
        CallState operation = Begin("authenticating with the password", credential.Secret);
        TokenResult result = await ExchangeAsync(operation, request).ConfigureAwait(false);
        return string.IsNullOrEmpty(result.AccessToken) && !string.IsNullOrEmpty(result.MfaToken)
            ? await ForSecondFactorAsync(new SecretValue(result.MfaToken!), operation).ConfigureAwait(false)
            : ToToken(operation, result);
    }

    public async Task<AccessToken> ForRefreshTokenAsync(SecretValue refresh)
    {
        CallState operation = Begin("renewing the access token", refresh);
        return ToToken(
            operation,
            await ExchangeAsync(
                    operation,
                    new TokenRequest { GrantType = "refresh_token", RefreshToken = refresh.Reveal() }
                )
                .ConfigureAwait(false)
        );
    }

    private async Task<AccessToken> ForSecondFactorAsync(SecretValue mfaToken, CallState password)
    {
        SecretValue code = await new VeeamSecondFactor(session.Options, runtime.TimeProvider)
            .AskAsync(password)
            .ConfigureAwait(false);
        CallState operation = Begin("authenticating with the second factor", code, mfaToken);
        return ToToken(
            operation,
            await ExchangeAsync(
                    operation,
                    new TokenRequest
                    {
                        GrantType = "mfa",
                        MfaToken = mfaToken.Reveal(),
                        MfaCode = code.Reveal(),
                    }
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>
    /// A separate operation, which no caller cancels. A server may quote a form as it arrived, so its secrets are
    /// masked in that form, too.
    /// </summary>
    private CallState Begin(string description, SecretValue secret, params SecretValue[] others)
    {
        VeeamOptions options = session.Options;
        AccountContext context = new(
            VeeamOptions.ServiceName,
            runtime.Name,
            session.Address,
            options,
            new BodyAuthenticator(new Credential(secret)),
            VeeamAccount.Errors,
            runtime.TimeProvider
        )
        {
            Dialect = new VeeamDialect(options, session.Learned),
        };
        return new ApiCall(OperationKind.Authenticate, description, context)
        {
            FurtherSecrets = [.. others, .. others.Append(secret).Select(Escaped)],
        }.Begin();
    }

    private Task<TokenResult> ExchangeAsync(CallState operation, TokenRequest request) =>
        runtime.TokenRunner.RunAsync(
            operation,
            (transport, token) => new VeeamApi(transport).IssueTokenAsync(request, token),
            CancellationToken.None
        );

    private AccessToken ToToken(CallState operation, TokenResult result)
    {
        if (string.IsNullOrWhiteSpace(result.AccessToken))
        {
            ApiKeyException none = operation.Refused(
                "the service responded with a success status but without an access token."
            );
            none.Details = none.Details with { StatusCode = (int?)operation.Status };
            throw none;
        }

        TimeSpan? lifetime =
            result.ExpiresIn > 0 && result.ExpiresIn < TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(result.ExpiresIn)
                : null;
        return new AccessToken(
            new SecretValue(result.AccessToken!),
            AccessToken.RenewalOf(lifetime, runtime.TimeProvider.GetUtcNow()),
            string.IsNullOrWhiteSpace(result.RefreshToken) ? null : new SecretValue(result.RefreshToken!)
        );
    }

    private static SecretValue Escaped(SecretValue secret) => new(Uri.EscapeDataString(secret.Reveal()));
}
