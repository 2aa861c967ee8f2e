using System.Net;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Authenticates the requests of an HTTP client of the application as an account, only at the account's own address.
/// The credential is put on a copy of the request, next to the socket, so that no handler and no log of the application
/// sees it. After a 401 the request is sent once more, if it can be, and if there is another token or credential.
/// </summary>
/// <remarks>
/// It is no delegating handler: on each runtime that has synchronous calls one would pass them on unauthenticated. So
/// they end with a <see cref="NotSupportedException"/>.
/// </remarks>
internal sealed class OwnCallHandler(HttpMessageHandler primary, Func<AccountContext> account) : HttpMessageHandler
{
    private const string Description = "calling the service for the application";

    private readonly HttpMessageInvoker _primary = new(primary);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallState call = new ApiCall(OperationKind.Read, Description, account()).Begin();
        OwnCallAddress.ThrowIfElsewhere(request, call);
        HttpResponseMessage? unauthorized = null;
        try
        {
            for (bool isRenewed = false; ; )
            {
                AuthenticatedRequest authenticated = await AuthenticatedAsync(request, call, cancellationToken)
                    .ConfigureAwait(false);
                HttpResponseMessage response = await SendAsync(request, authenticated, cancellationToken)
                    .ConfigureAwait(false);
                if (response.StatusCode != HttpStatusCode.Unauthorized || unauthorized is not null)
                {
                    Conclude(call, response, isRenewed);
                    return response;
                }

                // A token that is rejected is dropped, also when the next request is the first to use another.
                unauthorized = response;
                isRenewed = call.Account.Authenticator.TryRenew(call.Identity?.Secret);
                bool isOther = isRenewed || await HasReplacementAsync(call, cancellationToken).ConfigureAwait(false);
                if (!isOther || !ReplayableContent.Is(request.Content))
                {
                    return Released(ref unauthorized);
                }
            }
        }
        finally
        {
            unauthorized?.Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _primary.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands a response over to the application, which disposes it.</summary>
    private static HttpResponseMessage Released(ref HttpResponseMessage? response)
    {
        HttpResponseMessage released = response!;
        response = null;
        return released;
    }

    /// <summary>Notes that another token did not help, so that the next 401 does not lead to one more.</summary>
    private static void Conclude(CallState call, HttpResponseMessage response, bool isRenewed)
    {
        if (isRenewed && response.StatusCode == HttpStatusCode.Unauthorized)
        {
            call.Account.Authenticator.OnRenewalFailed();
        }
    }

    private static async Task<bool> HasReplacementAsync(CallState call, CancellationToken cancellationToken)
    {
        using CallLimit limit = new(call.Account.Options.CallTimeout, call.Account.TimeProvider, cancellationToken);
        try
        {
            return await call.Account.Authenticator.HasReplacementAsync(call, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<AuthenticatedRequest> AuthenticatedAsync(
        HttpRequestMessage request,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        AuthenticatedRequest authenticated = new(request, new CallRequest(call));
        using CallLimit limit = new(call.Account.Options.CallTimeout, call.Account.TimeProvider, cancellationToken);
        call.Limit = limit;
        try
        {
            call.Identity = await call
                .Account.Authenticator.ApplyAsync(authenticated, call, limit.Token)
                .ConfigureAwait(false);
            return authenticated;
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested)
        {
            throw call.Refused(
                "the account's credential could not be read in time. Nothing was sent.",
                ApiKeyFailureStep.Timeout,
                cancelled
            );
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        AuthenticatedRequest authenticated,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = await _primary.SendAsync(authenticated, cancellationToken).ConfigureAwait(false);
        if (response.RequestMessage?.RequestUri is { } responded && responded != request.RequestUri)
        {
            response.Dispose();
            throw new HttpRequestException("The handler that owns the socket followed a redirect, which it must not.");
        }

        response.RequestMessage = request;
        return response;
    }
}
