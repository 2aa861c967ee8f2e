namespace ApiKeys.Cli.Fleet;

/// <summary>The measured audit of a number of accounts.</summary>
/// <param name="Accounts">How many accounts there were.</param>
/// <param name="Responded">How many of them the tool reports to have asked.</param>
/// <param name="Requests">How many requests arrived.</param>
/// <param name="Duration">From the start of the process to its end.</param>
/// <param name="Memory">The most memory that the process had resident, in bytes.</param>
/// <param name="Sockets">The most sockets that it had open, as often as was looked.</param>
/// <param name="AuthenticatingAccounts">How many accounts authenticate before they list keys.</param>
/// <param name="Authentications">How often they authenticated.</param>
internal sealed record Measure(
    int Accounts,
    int Responded,
    long Requests,
    TimeSpan Duration,
    long Memory,
    int Sockets,
    int AuthenticatingAccounts,
    int Authentications
)
{
    /// <summary>How many accounts the tool asks at once.</summary>
    private const int AtOnce = 8;

    /// <summary>The least time that waiting for the responses takes.</summary>
    public TimeSpan Ideal => Requests * FleetConfiguration.Delay / AtOnce;

    public double Ratio => Duration / Ideal;
}
