using System.Net;

namespace ApiKeys.Client.Http;

/// <summary>
/// Signs each request in, at the account's own address only. It stands outside the retry, so that all attempts of a request carry the same credential, and takes
/// the credential off again, so that handlers of the application do not find it afterwards. Where a token was got for the credential and the service refuses
/// it, the request is signed in anew, once.
/// </summary>
internal sealed class SignInHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Operation operation = Operation.Of(request);
        if (request.RequestUri is not { } address || !IsWithin(operation.Account.Address, address))
        {
            throw operation.Refused(
                "the request was turned to another address on its way, where the account's credential does not belong.",
                ApiKeyFailureStep.Application);
        }

        HttpResponseMessage response = await SendSignedInAsync(request, operation, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && operation.Account.SignIn.TryRenew(operation))
        {
            response.Dispose();
            response = await SendSignedInAsync(request, operation, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                operation.Account.SignIn.RenewedInVain();
            }
        }

        return response;
    }

    private async Task<HttpResponseMessage> SendSignedInAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken)
    {
        await operation.Account.SignIn.ApplyAsync(request, operation, cancellationToken).ConfigureAwait(false);
        request.Content ??= operation.SecretContent;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (operation.Kind == OperationKind.SignIn)
            {
                (operation.SecretAnswer, response.Content) = (response.Content, new ByteArrayContent([]));
            }

            return response;
        }
        finally
        {
            operation.Account.SignIn.Remove(request);
            if (operation.SecretContent is not null)
            {
                request.Content = null;
            }
        }
    }

    private static bool IsWithin(Uri account, Uri address) =>
        address.IsAbsoluteUri && account.Scheme == address.Scheme && account.Host == address.Host && account.Port == address.Port
        && address.AbsolutePath.StartsWith(account.AbsolutePath, StringComparison.Ordinal);
}
