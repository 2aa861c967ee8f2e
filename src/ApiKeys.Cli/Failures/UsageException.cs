namespace ApiKeys.Cli.Failures;

/// <summary>What the user has to put right, in the call or in the configuration, before anything is sent.</summary>
internal sealed class UsageException(string message, Exception? innerException = null)
    : Exception(message, innerException);
