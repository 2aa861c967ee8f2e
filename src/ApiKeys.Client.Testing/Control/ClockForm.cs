namespace ApiKeys.Client.Testing.Control;

/// <summary>The clock in JSON. A request that moves it has one of the two members.</summary>
internal sealed record ClockForm
{
    public string? UtcNow { get; init; }

    public TimeSpan? Advance { get; init; }
}
