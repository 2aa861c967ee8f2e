using ApiKeys.Client.Http;

namespace ApiKeys.Client.Aimms;

/// <summary>Puts the API key on a request, in the header that AIMMS documents or the one that is configured.</summary>
internal sealed class AimmsSignIn(CredentialSource credentials, string header) : SignIn
{
    public override async ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Credential credential = await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        string text = credential.Secret.Reveal();
        if (!HeaderText.IsSafe(text))
        {
            AccountContext account = Operation.Of(request).Account;
            throw new ApiKeyException(
                $"{account.Service} account '{account.Name}': the credential has characters that a header cannot carry, such as a line break. Nothing was sent.")
            {
                Service = account.Service,
                Account = account.Name,
            };
        }

        bool isBearer = string.Equals(header, "Authorization", StringComparison.OrdinalIgnoreCase);
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, isBearer ? "Bearer " + text : text);
    }
}
