using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// The log events. Ids, levels and texts are a contract, listed in docs/guides/observability.md. An event that needs no
/// action is not a warning; an event that leaves work to do is one.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Service} account '{Account}': {Operation} done in {Seconds:0.000} s.")]
    public static partial void OperationDone(
        ILogger logger,
        string service,
        string account,
        string operation,
        double seconds
    );

    [LoggerMessage(2, LogLevel.Debug, "{Service} account '{Account}': {Operation} failed: {Problem}")]
    public static partial void OperationFailed(
        ILogger logger,
        string service,
        string account,
        string operation,
        string problem
    );

    [LoggerMessage(
        3,
        LogLevel.Debug,
        "{Service} account '{Account}': attempt {Attempt} of {Operation} failed ({Cause}). Retrying in "
            + "{Seconds:0.000} s."
    )]
    public static partial void AttemptRetried(
        ILogger logger,
        string service,
        string account,
        int attempt,
        string operation,
        string cause,
        double seconds
    );

    [LoggerMessage(
        10,
        LogLevel.Information,
        "{Service} account '{Account}': created the key '{KeyId}', named '{KeyName}'."
    )]
    public static partial void KeyIssued(
        ILogger logger,
        string service,
        string account,
        string? keyId,
        string? keyName
    );

    [LoggerMessage(11, LogLevel.Information, "{Service} account '{Account}': refreshed the key '{KeyId}'.")]
    public static partial void KeyRefreshed(ILogger logger, string service, string account, string? keyId);

    [LoggerMessage(12, LogLevel.Information, "{Service} account '{Account}': changed the key '{KeyId}' ({Operation}).")]
    public static partial void KeyChanged(
        ILogger logger,
        string service,
        string account,
        string? keyId,
        string operation
    );

    [LoggerMessage(13, LogLevel.Information, "{Service} account '{Account}': deleted the key '{KeyId}'.")]
    public static partial void KeyDeleted(ILogger logger, string service, string account, string? keyId);

    [LoggerMessage(
        14,
        LogLevel.Warning,
        "{Service} account '{Account}': {Operation} lost the value of a key: {Problem}"
    )]
    public static partial void ValueLost(
        ILogger logger,
        string service,
        string account,
        string operation,
        string problem
    );

    [LoggerMessage(
        15,
        LogLevel.Warning,
        "{Service} account '{Account}': {Operation} returned a key that differs from the request: {Problem}"
    )]
    public static partial void Mismatch(
        ILogger logger,
        string service,
        string account,
        string operation,
        string problem
    );

    [LoggerMessage(
        16,
        LogLevel.Warning,
        "{Service} account '{Account}': the outcome of {Operation} is unknown: {Problem}"
    )]
    public static partial void OutcomeUnknown(
        ILogger logger,
        string service,
        string account,
        string operation,
        string problem
    );

    [LoggerMessage(
        30,
        LogLevel.Warning,
        "{Service} account '{Account}': the option {Option} is called {NewOption} now. The old name is read until "
            + "version 0.3."
    )]
    public static partial void OptionRenamed(
        ILogger logger,
        string service,
        string account,
        string option,
        string newOption
    );

    [LoggerMessage(
        31,
        LogLevel.Information,
        "{Service} account '{Account}': learned from the server's responses that the option {Option} should be {Value}. It "
            + "is used from now on."
    )]
    public static partial void FormLearned(ILogger logger, string service, string account, string option, string value);

    [LoggerMessage(20, LogLevel.Debug, "{Service} account '{Account}': obtained an access token.")]
    public static partial void TokenReceived(ILogger logger, string service, string account);

    [LoggerMessage(21, LogLevel.Debug, "{Service} account '{Account}': renewed the access token.")]
    public static partial void TokenRenewed(ILogger logger, string service, string account);

    [LoggerMessage(
        22,
        LogLevel.Warning,
        "{Service} account '{Account}': authentication was refused and is not retried for {Seconds:0} s: {Problem}"
    )]
    public static partial void AuthenticationRefused(
        ILogger logger,
        string service,
        string account,
        double seconds,
        string problem
    );

    [LoggerMessage(
        23,
        LogLevel.Warning,
        "{Service} account '{Account}': access tokens keep being revoked early. Another program "
            + "probably authenticates as the same user. Use a separate user per program."
    )]
    public static partial void AuthenticationContended(ILogger logger, string service, string account);
}
