using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>What went wrong, in plain words.</summary>
/// <param name="What">The current state.</param>
/// <param name="ToDo">What to do about it.</param>
/// <param name="Said">The exact message of the service or the SDK; null when there is none.</param>
public sealed record Trouble(
    string What,
    string ToDo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Said = null
)
{
    public static bool IsExpected(Exception exception) =>
        exception
            is ApiKeyException
                or ArgumentException
                or NotSupportedException
                or OptionsValidationException
                or OperationCanceledException;

    /// <summary>Describes an exception in plain words.</summary>
    /// <param name="exception">The exception, one that is expected.</param>
    /// <param name="change">The requested change; null for reading.</param>
    internal static Trouble Of(Exception exception, Change? change = null) =>
        exception switch
        {
            { } refused
                when (refused as ApiKeyOwnKeyException ?? refused.InnerException as ApiKeyOwnKeyException) is { } own =>
                new(
                    $"The portal itself uses this key for the account “{own.Account}”, and would be locked out. "
                        + "Nothing was changed.",
                    "To do it all the same, load the page again, and tick the box in the question."
                ),
            ApiKeyException failure => OfService(failure, change) with { Said = MessageOf(failure) },
            OptionsValidationException => new(
                "The configuration of the account is wrong.",
                "Correct it, and start the portal again.",
                exception.Message
            ),
            OperationCanceledException => new("The portal is stopping.", "Start it again."),
            _ => new(
                "This cannot be done. Nothing was sent to the service.",
                "Change the input.",
                Plain(exception.Message)
            ),
        };

    private static Trouble OfService(ApiKeyException failure, Change? change) =>
        failure switch
        {
            ApiKeyOutcomeUnknownException { ActionId: { } action } => new(
                "The service is still working, or its response was lost: whether it was done is not known.",
                $"Its action {action} may still give the value: the command “apikeys resume {action}” fetches it. "
                    + $"{change?.IfUnknown}"
            ),
            ApiKeyOutcomeUnknownException => new(
                "The request was sent, and no response arrived: whether it was done is not known.",
                change?.IfUnknown ?? ""
            ),
            ApiKeyValueLostException => new(
                "It was done, but the value did not arrive, and cannot be read again.",
                change?.IfLost ?? ""
            ),
            ApiKeyAccessDeniedException { IsCredentialRejected: true } => new(
                "The service does not accept the credential of this account.",
                "Replace the credential in the configuration. Do not keep trying: the service may lock the account."
            ),
            ApiKeyAccessDeniedException => new(
                "The credential of this account may not do that.",
                "Give it the permission to manage API keys, at the service."
            ),
            ApiKeyConflictException => new(
                change?.IfConflict ?? "It was changed by another user or program at the same time.",
                "Nothing was changed."
            ),
            ApiKeyNotFoundException => new("There is no such key any more.", "You need not do anything."),
            ApiKeyTimeoutException => new(
                "The service did not respond in time.",
                "Nothing was changed. Try again later."
            ),
            { IsTransient: true } => new(
                "The service cannot be reached, or is not working right now.",
                $"Nothing was changed. {TryAgain(failure)}"
            ),
            _ => new(
                "The service rejected the request, or sent a response that cannot be read.",
                "Nothing was changed. See its message."
            ),
        };

    private static string TryAgain(ApiKeyException failure) =>
        failure.RetryAfter is { } wait
            ? $"Try again in {Math.Ceiling(wait.TotalSeconds):0} seconds."
            : "Try again later.";

    private static string MessageOf(ApiKeyException failure) =>
        failure.ServiceMessage is null ? failure.Message
        : failure.RequestId is null ? failure.ServiceMessage
        : $"{failure.ServiceMessage} (request {failure.RequestId})";

    // "… (Parameter 'name')" is for programmers.
    private static string Plain(string message) => message.Split(" (Parameter '")[0];
}
