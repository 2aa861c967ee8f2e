namespace ApiKeys.Cli.Fleet;

/// <summary>What an audit of so many accounts took.</summary>
/// <param name="Accounts">How many accounts there were.</param>
/// <param name="Responded">How many of them the tool said it had asked.</param>
/// <param name="Requests">How many requests arrived.</param>
/// <param name="Duration">From the start of the process to its end.</param>
/// <param name="Memory">The most memory that the process had resident, in bytes.</param>
/// <param name="Sockets">The most sockets that it had open, as often as was looked.</param>
/// <param name="SigningAccounts">How many accounts authenticate before they are asked.</param>
/// <param name="SignIns">How often one of them signed in.</param>
internal sealed record Measure(
    int Accounts,
    int Responded,
    long Requests,
    TimeSpan Duration,
    long Memory,
    int Sockets,
    int SigningAccounts,
    int SignIns
)
{
    /// <summary>How many accounts the tool asks at once.</summary>
    private const int AtOnce = 8;

    /// <summary>What waiting for the responses takes at least.</summary>
    public TimeSpan Ideal => Requests * FleetConfiguration.Delay / AtOnce;

    public double Ratio => Duration / Ideal;
}
