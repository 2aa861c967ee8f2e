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
    /// The facts as far as the capabilities of a manager tell. That names are unique they do not: it goes with keys
    /// that cannot be changed.
    /// </summary>
    public static ServiceFacts Of(ApiKeyCapabilities can) =>
        new(
            NamesAreIds: !can.HasFlag(ApiKeyCapabilities.UpdateDescription),
            HasExpiry: can.HasFlag(ApiKeyCapabilities.Expiry),
            HasInterval: can.HasFlag(ApiKeyCapabilities.RefreshInterval),
            CanDisable: can.HasFlag(ApiKeyCapabilities.Disable),
            CanRefresh: can.HasFlag(ApiKeyCapabilities.Refresh),
            CanBeReadOnly: can.HasFlag(ApiKeyCapabilities.ReadOnly)
        );
}
