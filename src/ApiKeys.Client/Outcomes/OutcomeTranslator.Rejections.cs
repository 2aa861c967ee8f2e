using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <content>With an error response, whoever wrote it.</content>
internal sealed partial class OutcomeTranslator
{
    private const string RedirectAdvice =
        "Redirects are never followed, so that the credential stays with its service: correct the account's "
        + $"{nameof(ApiKeyAccountOptions.BaseAddress)}.";

    /// <summary>The outcome of a request that was rejected; a look at the account may have shown more.</summary>
    public ApiKeyException Rejected(WireStatusException refusal, LookResult look = LookResult.None)
    {
        string message = _rejections.Message(refusal, look);
        ApiKeyException exception = (HttpStatusCode)refusal.StatusCode switch
        {
            _ when IsCredentialRejected(refusal) => new ApiKeyAccessDeniedException(
                $"{message} {RefusalAdvice(refusal)}",
                null
            )
            {
                IsCredentialRejected = true,
            },
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed when IsUnknownRoute(refusal) =>
                new ApiKeyOperationFailedException($"{message} {_rejections.RouteAdvice(refusal)}", null),
            HttpStatusCode.NotFound when IsKeyMissing(look) => new ApiKeyNotFoundException(message, null),
            _ when IsUnknown(refusal.StatusCode) => new ApiKeyOutcomeUnknownException(
                $"{message}{(IsRedirect(refusal.StatusCode) ? $" {RedirectAdvice}" : "")} {_rejections.UnknownAdvice}",
                null
            ),
            HttpStatusCode.Unauthorized => new ApiKeyAccessDeniedException($"{message} {RefusalAdvice(refusal)}", null),
            HttpStatusCode.Forbidden when refusal.Error.Page is null => new ApiKeyAccessDeniedException(
                $"{message} {call.Account.Authenticator.ForbiddenAdvice}",
                null
            ),
            HttpStatusCode.NotFound when look != LookResult.Present => new ApiKeyOperationFailedException(
                $"{message} {call.Account.Dialect.NotFoundAdvice(call.Account.Address)}",
                null
            ),
            HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => new ApiKeyConflictException(message, null),
            _ when IsRedirect(refusal.StatusCode) => new ApiKeyOperationFailedException(
                $"{message} {RedirectAdvice}",
                null
            ),
            _ => new ApiKeyOperationFailedException(message, null),
        };
        return WithDetails(exception, refusal, look);
    }

    /// <summary>The outcome of a change that a look at the account did not settle.</summary>
    public ApiKeyException Unsettled(
        WireStatusException refusal,
        LookResult look,
        string why,
        Exception? cause = null
    ) =>
        WithDetails(
            new ApiKeyOutcomeUnknownException($"{_rejections.Message(refusal, look)} {why}", cause),
            refusal,
            look
        );

    /// <summary>The outcome of a create when a look at the account showed the key that it conflicts with.</summary>
    public ApiKeyException Conflict(WireStatusException refusal, string why) =>
        WithDetails(
            new ApiKeyConflictException($"{_rejections.Message(refusal, LookResult.Present)} {why}", null),
            refusal,
            LookResult.Present
        );

    /// <summary>What to do about a credential. A page may not be the service's, and then says nothing of it.</summary>
    private string RefusalAdvice(WireStatusException refusal) =>
        (refusal.Error.Page is null ? "" : "If the service itself sent the page: ")
        + call.Account.Authenticator.RefusalAdvice;

    /// <summary>
    /// A service, or a gateway before it, may respond with these statuses although it processed the request. A request
    /// that is refused now may have been done by an earlier one whose response was lost.
    /// </summary>
    private bool IsUnknown(int status) =>
        call.Call.IsChanging
        && (call.Delivery.WasSent || status is < 400 or (int)HttpStatusCode.RequestTimeout or >= 500);

    /// <summary>
    /// Any rejection of an authentication request, 400 as in OAuth included, is about the credential; but a page that a
    /// proxy shows is not.
    /// </summary>
    private bool IsCredentialRejected(WireStatusException refusal) =>
        call.Call.Kind == OperationKind.Authenticate
        && (
            refusal.StatusCode == (int)HttpStatusCode.Unauthorized
            || (
                refusal.StatusCode is (int)HttpStatusCode.BadRequest or (int)HttpStatusCode.Forbidden
                && refusal.Error.Page is null
            )
        );

    /// <summary>Whether the server does not know the route, rather than the key.</summary>
    private bool IsUnknownRoute(WireStatusException refusal) =>
        _rejections.RouteOption(refusal) is not null
        && (
            refusal.Error.IsUnknownRoute
            || (refusal.StatusCode == (int)HttpStatusCode.MethodNotAllowed && !call.Delivery.WasSent)
        );

    /// <summary>
    /// A 404 is about the key if the request named a key. On a refresh that may have been done it says nothing.
    /// </summary>
    private bool IsKeyMissing(LookResult look) =>
        call.Call is { KeyId: not null, Kind: not OperationKind.Create }
        && look is LookResult.None or LookResult.Absent
        && (call.Call.Kind != OperationKind.Refresh || !call.Delivery.WasSent);

    private static bool IsRedirect(int status) => status is >= 300 and < 400;

    private ApiKeyException WithDetails(ApiKeyException exception, WireStatusException refusal, LookResult look)
    {
        exception.Details = new()
        {
            Service = call.Account.Service,
            Account = call.Account.Name,
            KeyId = call.Call.KeyId,
            StatusCode = refusal.StatusCode,
            FailedStep = StepOf(refusal),
            ErrorCode = _rejections.Code(refusal),
            ServiceMessage = _rejections.Said(refusal),
            RequestId = refusal.Error.RequestId,
            IsTransient =
                (refusal.Error.IsRetryable || StatusCodes.IsTransient(refusal.StatusCode))
                && (call.Call.IsRetryableByCaller || !IsUnknown(refusal.StatusCode)),
            RetryAfter = refusal.RetryAfter,
            IsCredentialRejected = exception.Details.IsCredentialRejected,
            Origin = refusal.Error.Origin,
            Look = look,
        };
        return exception;
    }

    /// <summary>Only proxies send the status 407.</summary>
    private ApiKeyFailureStep StepOf(WireStatusException refusal) =>
        (HttpStatusCode)refusal.StatusCode switch
        {
            HttpStatusCode.ProxyAuthenticationRequired => ApiKeyFailureStep.Proxy,
            HttpStatusCode.Unauthorized => ApiKeyFailureStep.Authentication,
            _ => IsCredentialRejected(refusal) ? ApiKeyFailureStep.Authentication : ApiKeyFailureStep.Service,
        };
}
