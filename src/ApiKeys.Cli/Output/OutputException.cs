namespace ApiKeys.Cli.Output;

/// <summary>Standard output did not take what there was to write.</summary>
/// <param name="reason">What the system says.</param>
/// <param name="innerException">The cause.</param>
internal sealed class OutputException(string reason, Exception? innerException = null)
    : IOException($"Standard output could not be written: {reason.TrimEnd('.')}.", innerException);
