namespace ApiKeys.Cli.Failures;

/// <summary>What the tool's exit code tells a script; listed in docs/guides/command-line-tool.md.</summary>
internal enum ExitCode
{
    /// <summary>Done as asked.</summary>
    Done = 0,

    /// <summary>The service or the network failed, or what was done is not what was asked for.</summary>
    Failed = 1,

    /// <summary>
    /// The call or the configuration is wrong, the service cannot do it, or a question found nobody to answer it.
    /// Nothing was sent.
    /// </summary>
    Usage = 2,

    /// <summary>An audit has findings.</summary>
    Findings = 3,

    /// <summary>There is no such key.</summary>
    NoSuchKey = 4,

    /// <summary>The service refused the credential, or what it may do.</summary>
    Refused = 5,

    /// <summary>A key was created and its value is lost, or nobody knows whether a change took effect.</summary>
    Unresolved = 6,

    /// <summary>Ended by Ctrl-C or a signal.</summary>
    Interrupted = 130,
}
