namespace ApiKeys.Client.Http;

/// <summary>
/// Signs each request in, at the account's own address only. It stands outside the retry, so that all attempts of a request carry the same credential, and takes
/// the credential off again, so that handlers of the application do not find it afterwards.
/// </summary>
internal sealed class SignInHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Operation operation = Operation.Of(request);
        if (request.RequestUri is not { } address || !IsWithin(operation.Account.Address, address))
        {
            throw operation.Refused("the request was turned to another address on its way, where the account's credential does not belong.");
        }

        await operation.Account.SignIn.ApplyAsync(request, operation, cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            operation.Account.SignIn.Remove(request);
        }
    }

    private static bool IsWithin(Uri account, Uri address) =>
        address.IsAbsoluteUri && account.Scheme == address.Scheme && account.Authority == address.Authority
        && address.AbsolutePath.StartsWith(account.AbsolutePath, StringComparison.Ordinal);
}
