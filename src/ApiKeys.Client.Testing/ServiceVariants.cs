namespace ApiKeys.Client.Testing;

/// <summary>
/// The variants that each emulated service has: limits, and changes that take effect late. A delay is for the keys that
/// are created, refreshed or deleted while it is set.
/// </summary>
public abstract class ServiceVariants
{
    private int? _maxKeys;
    private TimeSpan _activationDelay;
    private TimeSpan _revocationDelay;
    private TimeSpan _deletionDelay;

    private protected ServiceVariants() { }

    /// <summary>
    /// Gets or sets how many keys there can be, at Veeam of each user; a create beyond them is rejected with 400.
    /// Default: <see langword="null"/>, any number; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MaxKeys
    {
        get => _maxKeys;
        set => _maxKeys = value is null or >= 1 ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// Gets or sets how long the value of a new key is not yet accepted, by the emulator's clock. Default 0; not
    /// negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ActivationDelay
    {
        get => _activationDelay;
        set => _activationDelay = NotNegative(value);
    }

    /// <summary>
    /// Gets or sets how long the value of a deleted key, or the old value of a refreshed one, is still accepted, by the
    /// emulator's clock. Default 0; not negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan RevocationDelay
    {
        get => _revocationDelay;
        set => _revocationDelay = NotNegative(value);
    }

    /// <summary>
    /// Gets or sets how long a deleted key is still listed and found, by the emulator's clock. Default 0; not negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan DeletionDelay
    {
        get => _deletionDelay;
        set => _deletionDelay = NotNegative(value);
    }

    /// <summary>The longest of the delays.</summary>
    internal TimeSpan LongestDelay =>
        TimeSpan.FromTicks(Math.Max(_activationDelay.Ticks, Math.Max(_revocationDelay.Ticks, _deletionDelay.Ticks)));

    private static TimeSpan NotNegative(TimeSpan value) => value >= TimeSpan.Zero ? value : throw OutOfRange(value);

    private static ArgumentOutOfRangeException OutOfRange(object? value) =>
        new(nameof(value), value, "The value is too small.");
}
