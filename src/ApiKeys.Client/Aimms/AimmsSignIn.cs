using ApiKeys.Client.Http;

namespace ApiKeys.Client.Aimms;

/// <summary>Puts the API key on a request, in the header that AIMMS documents or the one that is configured.</summary>
internal sealed class AimmsSignIn(CredentialSource credentials, string header) : SignIn
{
    private readonly bool _isBearer = string.Equals(header, "Authorization", StringComparison.OrdinalIgnoreCase);

    public override async Task ApplyAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken)
    {
        operation.SignedInWith = await CredentialReader.ReadAsync(credentials, operation, cancellationToken).ConfigureAwait(false);
        string text = operation.SignedInWith.Reveal();
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, _isBearer ? "Bearer " + text : text);
    }

    public override void Remove(HttpRequestMessage request) => request.Headers.Remove(header);
}
