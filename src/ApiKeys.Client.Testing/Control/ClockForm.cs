namespace ApiKeys.Client.Testing.Control;

/// <summary>The clock in JSON. A request that moves it has one of the two members.</summary>
internal sealed record ClockForm
{
    public string? UtcNow { get; init; }

    /// <summary>A duration: <c>80d</c>, <c>12h</c>, <c>P80D</c>, or days, hours, minutes and seconds as <c>80.00:00:00</c>.</summary>
    public string? Advance { get; init; }
}
