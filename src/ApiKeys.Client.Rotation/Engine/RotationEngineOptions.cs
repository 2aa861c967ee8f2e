namespace ApiKeys.Client.Rotation;

/// <summary>How an engine works.</summary>
public sealed class RotationEngineOptions
{
    /// <summary>
    /// Gets or sets for how long an engine keeps others from a policy: 30 seconds unless set. After a kill another
    /// engine goes on after that time.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often the hosted service looks for what is due: once a minute unless set.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets how many policies a sweep works at, the longest due first; all that are due unless set. What is
    /// left has its turn at the next sweep.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? MaxPoliciesPerSweep
    {
        get;
        set =>
            field = value is null or > 0
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    $"{nameof(MaxPoliciesPerSweep)} is at least 1. Leave it out for all policies that are due."
                );
    }

    /// <summary>
    /// Gets or sets the name of this engine in the history; the name of the machine and the number of the process
    /// unless set.
    /// </summary>
    public string Node { get; set; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
