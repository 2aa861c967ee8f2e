using System.Net;

namespace ApiKeys.Client.Http;

/// <summary>Tells the truth about an operation that the service answered with an error.</summary>
internal sealed class RefusalTranslator(Operation operation)
{
    private const string RedirectAdvice =
        $"Redirects are never followed, so that the credential stays with its service: correct the account's {nameof(ApiKeyAccountOptions.BaseAddress)}.";

    /// <summary>Picks the exception that a caller can act on.</summary>
    public ApiKeyException Translate(WireStatusException refusal)
    {
        HttpStatusCode status = (HttpStatusCode)refusal.StatusCode;
        string? said = Clean(refusal.Error.Message);
        string message = operation.Message($"the service answered with status {refusal.StatusCode}{(said is null ? "." : $" and says: '{said}'.")}");
        ApiKeyException exception = status switch
        {
            _ when IsSignInRefused(refusal.StatusCode) => new ApiKeyAccessDeniedException($"{message} {operation.Account.SignIn.RefusalAdvice}", null) { IsSignInRefused = true },
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed when IsUnknownRoute(refusal) => new ApiKeyException($"{message} {RouteAdvice}", null),
            HttpStatusCode.NotFound when operation is { KeyId: not null, Kind: not OperationKind.Create } => new ApiKeyNotFoundException(message, null),
            _ when IsUnknown(refusal.StatusCode) => new ApiKeyOutcomeUnknownException(
                $"{message}{(IsRedirect(refusal.StatusCode) ? $" {RedirectAdvice}" : "")} Whether it took effect is unknown: list the keys to see.", null),
            HttpStatusCode.Unauthorized => new ApiKeyAccessDeniedException($"{message} {operation.Account.SignIn.RefusalAdvice}", null),
            HttpStatusCode.Forbidden => new ApiKeyAccessDeniedException($"{message} {operation.Account.SignIn.ForbiddenAdvice}", null),
            HttpStatusCode.NotFound => new ApiKeyException($"{message} {operation.Account.Dialect.NotFoundAdvice(operation.Account.Address)}", null),
            HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => new ApiKeyConflictException(message, null),
            _ when IsRedirect(refusal.StatusCode) => new ApiKeyException($"{message} {RedirectAdvice}", null),
            _ => new ApiKeyException(message, null),
        };
        exception.Details = Details(refusal, said) with { IsSignInRefused = exception.Details.IsSignInRefused };
        return exception;
    }

    /// <summary>
    /// A service, or a gateway before it, may give these statuses although it processed the request; and what is refused now may have been done by
    /// an earlier request whose answer was lost.
    /// </summary>
    private bool IsUnknown(int status) =>
        operation.IsChanging && (operation.IsRepeat || status is < 400 or (int)HttpStatusCode.RequestTimeout or >= 500);

    /// <summary>Whatever a service says against a sign-in, 400 as OAuth has it included, is about the credential.</summary>
    private bool IsSignInRefused(int status) =>
        operation.Kind == OperationKind.SignIn && (HttpStatusCode)status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The server does not know what it was asked, rather than the key that it was asked about.</summary>
    private bool IsUnknownRoute(WireStatusException refusal) => RouteOption is not null && (refusal.Error.IsUnknownRoute || refusal.StatusCode == (int)HttpStatusCode.MethodNotAllowed);

    private string? RouteOption => operation.Route is { } route ? operation.Account.Dialect.OptionOf(route) : null;

    private string RouteAdvice => $"The server has no such route. What it is at this server can be set by the account's option {RouteOption}.";

    private static bool IsRedirect(int status) => status is >= 300 and < 400;

    private FailureDetails Details(WireStatusException refusal, string? said) => operation.Details with
    {
        StatusCode = refusal.StatusCode,
        ErrorCode = Clean(refusal.Error.Code),
        ServiceMessage = said,
        RequestId = refusal.Error.RequestId,
        IsTransient = (refusal.Error.IsRetryable || RetryRules.IsTransient(refusal.StatusCode)) && (operation.IsRepeatableByCaller || !IsUnknown(refusal.StatusCode)),
        RetryAfter = refusal.RetryAfter,
    };

    private string? Clean(string? text) => Redaction.Clean(text, operation.Secrets, operation.KeyId);
}
