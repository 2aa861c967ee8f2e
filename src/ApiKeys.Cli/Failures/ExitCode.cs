namespace ApiKeys.Cli.Failures;

/// <summary>The exit codes of the tool; docs/guides/command-line-tool.md lists them.</summary>
internal enum ExitCode
{
    /// <summary>The command did what was requested.</summary>
    Done = 0,

    /// <summary>The service or the network failed, or the result is not as requested.</summary>
    Failed = 1,

    /// <summary>
    /// The call or the configuration is wrong, the service cannot do it, or there was no terminal to ask at. Nothing
    /// was sent.
    /// </summary>
    Usage = 2,

    /// <summary>An audit has findings.</summary>
    Findings = 3,

    /// <summary>There is no such key.</summary>
    NoSuchKey = 4,

    /// <summary>The service rejected the credential, or its permissions.</summary>
    Refused = 5,

    /// <summary>A key was created and its value is lost, or it is not known whether a change took effect.</summary>
    Unresolved = 6,

    /// <summary>Ended by Ctrl-C or a signal.</summary>
    Interrupted = 130,
}
