namespace ApiKeys.Cli.Output;

/// <summary>How soon somebody should act.</summary>
internal enum Severity
{
    /// <summary>There is time.</summary>
    None,

    /// <summary>Within a month, or nobody can say.</summary>
    Soon,

    /// <summary>Within a week, or too late.</summary>
    Now,
}
