using System.Net;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Authenticates the requests of an HTTP client of the application as an account, only at the account's own address.
/// The credential is put on a copy of the request, next to the socket, so that no handler and no log of the application
/// sees it. After a 401 the request is sent once more, if it can be, and if there is another token or credential.
/// </summary>
internal sealed class OwnCallHandler(Func<AccountContext> account) : DelegatingHandler
{
    private const string Description = "calling the service for the application";

#if NET
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            "A client that authenticates as an account sends asynchronously only: use SendAsync. Nothing was sent."
        );
#endif

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ApiCall call = new(OperationKind.Read, Description, account());
        OwnCallAddress.ThrowIfElsewhere(request, call);
        AuthenticatedRequest authenticated = await AuthenticatedAsync(request, call, cancellationToken)
            .ConfigureAwait(false);
        HttpResponseMessage response = await SendAsync(request, authenticated, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Unauthorized
            ? await SendAgainAsync(request, response, call, cancellationToken).ConfigureAwait(false)
            : response;
    }

    private async Task<HttpResponseMessage> SendAgainAsync(
        HttpRequestMessage request,
        HttpResponseMessage unauthorized,
        ApiCall call,
        CancellationToken cancellationToken
    )
    {
        // A token that is rejected is dropped, also when the next request is the first to use another.
        bool isRenewed = call.Account.Authenticator.TryRenew(call);
        if (
            !ReplayableContent.Is(request.Content)
            || await AnotherAsync(request, unauthorized, call, isRenewed, cancellationToken).ConfigureAwait(false)
                is not { } another
        )
        {
            return unauthorized;
        }

        unauthorized.Dispose();
        HttpResponseMessage response = await SendAsync(request, another, cancellationToken).ConfigureAwait(false);
        if (isRenewed && response.StatusCode == HttpStatusCode.Unauthorized)
        {
            call.Account.Authenticator.OnRenewalFailed();
        }

        return response;
    }

    /// <summary>
    /// The request with a renewed token, or with a credential that was replaced at its source meanwhile; null when it
    /// would be authenticated as before.
    /// </summary>
    private static async Task<AuthenticatedRequest?> AnotherAsync(
        HttpRequestMessage request,
        HttpResponseMessage unauthorized,
        ApiCall call,
        bool isRenewed,
        CancellationToken cancellationToken
    )
    {
        SecretValue rejected = call.AuthenticatedWith!;
        try
        {
            AuthenticatedRequest another = await AuthenticatedAsync(request, call, cancellationToken)
                .ConfigureAwait(false);
            return isRenewed || !rejected.HasSameText(call.AuthenticatedWith!) ? another : null;
        }
        catch
        {
            unauthorized.Dispose();
            throw;
        }
    }

    private static async Task<AuthenticatedRequest> AuthenticatedAsync(
        HttpRequestMessage request,
        ApiCall call,
        CancellationToken cancellationToken
    )
    {
        AuthenticatedRequest authenticated = new(request);
        call.AttachTo(authenticated);
        using CallLimit limit = new(call.Account.Options.CallTimeout, call.Account.TimeProvider, cancellationToken);
        call.Limit = limit;
        try
        {
            await call.Account.Authenticator.ApplyAsync(authenticated, call, limit.Token).ConfigureAwait(false);
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
        HttpResponseMessage response = await base.SendAsync(authenticated, cancellationToken).ConfigureAwait(false);
        if (response.RequestMessage?.RequestUri is { } responded && responded != request.RequestUri)
        {
            response.Dispose();
            throw new HttpRequestException("The handler that owns the socket followed a redirect, which it must not.");
        }

        response.RequestMessage = request;
        return response;
    }
}
