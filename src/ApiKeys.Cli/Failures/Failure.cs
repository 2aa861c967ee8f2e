using ApiKeys.Client;
using Microsoft.Extensions.Options;

namespace ApiKeys.Cli.Failures;

/// <summary>What an exception means to the caller of the tool: an exit code, and a text.</summary>
internal sealed record Failure(ExitCode Code, string Text)
{
    public static Failure Of(Exception exception) => new(CodeOf(exception), TextOf(exception));

    /// <summary>
    /// The exit code of several failures: the one that they share, so that a script sees the same code for the same
    /// failure in every command; otherwise 1.
    /// </summary>
    public static ExitCode CodeOf(IEnumerable<Failure> failures) =>
        failures.Select(static failure => failure.Code).Distinct().ToArray() is [var shared] ? shared : ExitCode.Failed;

    private static ExitCode CodeOf(Exception exception) =>
        exception switch
        {
            _ when CauseOf<UsageException>(exception) is not null => ExitCode.Usage,
            _ when CauseOf<ApiKeyOwnKeyException>(exception) is not null => ExitCode.Usage,
            OptionsValidationException or NotSupportedException or ArgumentException => ExitCode.Usage,
            ApiKeyNotFoundException => ExitCode.NoSuchKey,
            ApiKeyAccessDeniedException => ExitCode.Refused,
            ApiKeyOutcomeUnknownException or ApiKeyValueLostException => ExitCode.Unresolved,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };

    private static string TextOf(Exception exception) =>
        exception switch
        {
            _ when CauseOf<UsageException>(exception) is { } usage => usage.Message,
            _ when CauseOf<ApiKeyOwnKeyException>(exception) is { } own =>
                $"The account '{own.Account}' authenticates with the key '{own.KeyId}', and would be locked out. "
                    + "Add --allow-own-key to do it all the same. Nothing was changed.",
            OperationCanceledException => "Interrupted. Nothing was changed.",
            ArgumentException argument => OptionText.In(WithoutParameter(argument)),
            ApiKeyException or NotSupportedException => OptionText.In(exception.Message),
            OptionsValidationException or IOException => exception.Message,
            _ => $"{exception.GetType().Name}: {exception.Message}",
        };

    /// <summary>Finds the exception of a type in the chain; the SDK wraps what our callbacks throw.</summary>
    private static T? CauseOf<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not (null or T))
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }

    /// <summary>The message without the name of a parameter, which the framework adds and users do not know.</summary>
    private static string WithoutParameter(ArgumentException exception) =>
        exception.ParamName is { } parameter
            ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
            : exception.Message;
}
