using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Maximo;

/// <summary>Authenticates the request for one token with the key that the account has now.</summary>
internal sealed class MaximoKeyAuthenticator(CredentialSource credentials, MaximoOptions options, string refusalAdvice)
    : Authenticator
{
    public override string RefusalAdvice => refusalAdvice;

    public override async ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        Credential credential = await CredentialReader
            .ReadAsync(credentials, call, cancellationToken)
            .ConfigureAwait(false);
        string? id = credential.Id ?? options.ApiKeyId;
        if (string.IsNullOrWhiteSpace(id) || id!.Contains(':'))
        {
            throw call.Refused(
                $"the credential of the {nameof(CredentialSource)} has no id, or one with a colon. Nothing was sent.",
                ApiKeyFailureStep.Authentication
            );
        }

        return await new BasicAuthenticator(new Credential(id!, credential.Secret))
            .ApplyAsync(request, call, cancellationToken)
            .ConfigureAwait(false);
    }
}
