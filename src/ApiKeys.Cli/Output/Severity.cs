namespace ApiKeys.Cli.Output;

/// <summary>How soon an operator should act.</summary>
internal enum Severity
{
    /// <summary>There is time.</summary>
    None,

    /// <summary>Within a month, or not known.</summary>
    Soon,

    /// <summary>Within a week, or too late.</summary>
    Now,
}
