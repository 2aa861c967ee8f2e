using System.Net;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Authenticates each request, only at the account's own address. It is outside the retry handler, so all attempts of a
/// request carry the same credential. The credential is put on a copy of the request, which handlers of the application
/// never see. If the service rejects it, and there is another token or credential, the request is authenticated again,
/// once.
/// </summary>
internal sealed class AuthenticationHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallRequest sent = CallRequest.Of(request);
        CallState call = sent.Call;
        if (request.RequestUri is not { } address || !IsWithin(call.Account.Address, address))
        {
            throw call.Refused(
                "a handler changed the address of the request to one that must not receive the account's credential.",
                ApiKeyFailureStep.Application
            );
        }

        HttpResponseMessage response = await SendAuthenticatedAsync(request, sent, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        Authenticator authenticator = call.Account.Authenticator;
        bool isRenewed = authenticator.TryRenew(call.Identity?.Secret);
        if (isRenewed || await authenticator.HasReplacementAsync(call, cancellationToken).ConfigureAwait(false))
        {
            response.Dispose();
            response = await SendAuthenticatedAsync(request, sent, cancellationToken).ConfigureAwait(false);
            if (isRenewed && response.StatusCode == HttpStatusCode.Unauthorized)
            {
                authenticator.OnRenewalFailed();
            }
        }

        return response;
    }

    private async ValueTask<HttpResponseMessage> SendAuthenticatedAsync(
        HttpRequestMessage request,
        CallRequest sent,
        CancellationToken cancellationToken
    )
    {
#pragma warning disable CA2000 // It owns nothing: its content is that of the original.
        AuthenticatedRequest authenticated = new(request, sent);
#pragma warning restore CA2000
        CallState call = sent.Call;
        call.Identity =
            await call.Account.Authenticator.ApplyAsync(authenticated, call, cancellationToken).ConfigureAwait(false)
            ?? call.Identity;
        HttpResponseMessage response = await base.SendAsync(authenticated, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }

    private static bool IsWithin(Uri account, Uri address) =>
        address.IsAbsoluteUri
        && account.Scheme == address.Scheme
        && account.Host == address.Host
        && account.Port == address.Port
        && address.AbsolutePath.StartsWith(account.AbsolutePath, StringComparison.Ordinal);
}
