namespace ApiKeys.Client.Rotation;

/// <summary>
/// One line of the history of a policy: what happened, when and to which key. It never holds a value.
/// </summary>
public sealed class RotationEvent
{
    /// <summary>Gets when it happened, by the clock of the rotation.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Gets what happened, in one word such as <c>published</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Gets who caused it: <c>schedule</c>, <c>drift</c>, or the name of a person.</summary>
    public string Actor { get; init; } = "schedule";

    /// <summary>Gets the engine that wrote it.</summary>
    public string Node { get; init; } = "";

    /// <summary>Gets how many values had been published by then.</summary>
    public int Generation { get; init; }

    /// <summary>Gets the name of the key concerned; null when it is about none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Gets the fingerprint of the value concerned; null when there is none. See <see cref="SecretValue.Fingerprint"/>.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>Gets the reason in words; null when the kind says all.</summary>
    public string? Reason { get; init; }
}
