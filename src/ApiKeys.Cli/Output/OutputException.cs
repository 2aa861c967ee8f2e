namespace ApiKeys.Cli.Output;

/// <summary>Standard output could not be written.</summary>
/// <param name="reason">The reason that the system gives.</param>
/// <param name="innerException">The cause.</param>
internal sealed class OutputException(string reason, Exception? innerException = null)
    : IOException($"Standard output could not be written: {reason.TrimEnd('.')}.", innerException);
