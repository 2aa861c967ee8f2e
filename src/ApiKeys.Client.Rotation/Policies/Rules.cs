namespace ApiKeys.Client.Rotation.Policies;

/// <summary>What a policy and the service of its account come to: all that the machine decides by.</summary>
internal sealed record Rules
{
    public required string Policy { get; init; }

    /// <summary>Gets what the names of the keys begin with.</summary>
    public required string KeyName { get; init; }

    /// <summary>Gets whether the name is the id of a key, and so carries a date and no brackets.</summary>
    public required bool NamesAreIds { get; init; }

    public required bool CanDisable { get; init; }

    /// <summary>
    /// Gets for how long the service gives the same response to the same request; zero where it creates a second key.
    /// </summary>
    public TimeSpan ReplayWindow { get; init; }

    public bool IsRefreshedInPlace { get; init; }

    /// <summary>Gets how long a value works; null when it never ends.</summary>
    public TimeSpan? Life { get; init; }

    public TimeSpan? Every { get; init; }

    public TimeSpan RenewBefore { get; init; }

    public TimeSpan Overlap { get; init; }

    public TimeSpan Grace { get; init; }

    public TimeSpan VerifyFor { get; init; }

    public int MaxLiveKeys { get; init; } = 2;

    public bool ApprovalRequired { get; init; }

    public bool ApproveWhenExpiring { get; init; }

    public Window Window { get; init; } = Window.Always;

    public int RequireConsumers { get; init; }

    /// <summary>Gets for how long after the delivery missing consumers are no failure.</summary>
    public TimeSpan OverlapLimit { get; init; }

    /// <summary>Gets what each key should carry; empty when that does not matter.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
