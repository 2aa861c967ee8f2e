namespace ApiKeys.Client.Rotation.Policies;

/// <summary>What a rotation needs to know of a service.</summary>
/// <param name="NamesAreIds">Whether a key is addressed by its name, which is unique.</param>
/// <param name="HasExpiry">Whether a create names an expiry.</param>
/// <param name="HasInterval">Whether a value works for an interval.</param>
/// <param name="CanDisable">Whether a key can be disabled and enabled.</param>
/// <param name="CanRefresh">Whether a key can get a new value.</param>
/// <param name="CanBeReadOnly">Whether a key can be limited to reading.</param>
internal sealed record ServiceFacts(
    bool NamesAreIds,
    bool HasExpiry,
    bool HasInterval,
    bool CanDisable,
    bool CanRefresh,
    bool CanBeReadOnly
)
{
    /// <summary>
    /// Gets for how long the service gives the same response to the same create; zero where it creates a second key.
    /// </summary>
    public TimeSpan ReplayWindow { get; init; }

    public static ServiceFacts Of(ApiKeyManager manager)
    {
        ApiKeyCapabilities can = manager.Capabilities;
        return new(
            NamesAreIds: can.HasFlag(ApiKeyCapabilities.UniqueNames),
            HasExpiry: can.HasFlag(ApiKeyCapabilities.Expiry),
            HasInterval: can.HasFlag(ApiKeyCapabilities.RefreshInterval),
            CanDisable: can.HasFlag(ApiKeyCapabilities.Disable),
            CanRefresh: can.HasFlag(ApiKeyCapabilities.Refresh),
            CanBeReadOnly: can.HasFlag(ApiKeyCapabilities.ReadOnly)
        )
        {
            ReplayWindow = manager.CreateReplayPeriod,
        };
    }
}
