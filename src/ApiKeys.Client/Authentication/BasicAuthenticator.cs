using System.Text;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>Authenticates with an id and a secret, as HTTP Basic in UTF-8.</summary>
internal sealed class BasicAuthenticator(Credential credential, string? refusalAdvice = null) : Authenticator
{
    private const string Header = "Authorization";

    public override string RefusalAdvice => refusalAdvice ?? base.RefusalAdvice;

    public override ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.Id}:{credential.Secret.Reveal()}"));
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, "Basic " + pair);
        return new(new Identity(credential.Secret));
    }
}
