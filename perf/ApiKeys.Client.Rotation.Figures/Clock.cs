namespace ApiKeys.Client.Rotation.Figures;

/// <summary>The machine's clock, which can be turned on.</summary>
internal sealed class Clock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
