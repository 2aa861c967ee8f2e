namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>The outcome of a run of one parser.</summary>
internal sealed record Tally(string Parser)
{
    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public long Inputs => Accepted + Refused;

    public TimeSpan Slowest { get; private set; }

    public long MostBytes { get; private set; }

    /// <summary>The find that ended the run early; null when there was none.</summary>
    public Find? Find { get; set; }

    public void Add(bool isAccepted, TimeSpan time, long bytes)
    {
        (Accepted, Refused) = isAccepted ? (Accepted + 1, Refused) : (Accepted, Refused + 1);
        Slowest = time > Slowest ? time : Slowest;
        MostBytes = Math.Max(bytes, MostBytes);
    }
}
