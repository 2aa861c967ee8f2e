namespace ApiKeys.Cli.Failures;

/// <summary>
/// An error that the user has to correct, in the call or in the configuration, before anything is sent.
/// </summary>
internal sealed class UsageException(string message, Exception? innerException = null)
    : Exception(message, innerException);
