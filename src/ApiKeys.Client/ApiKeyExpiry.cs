using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// When a key stops working: at an instant, never, or at an instant that is not known. The default value is an unknown
/// expiry.
/// </summary>
/// <remarks>
/// In JSON it is an object, such as <c>{"kind":"at","instant":"2027-03-01T00:00:00Z","text":"2027-03-01"}</c>, with the
/// kinds <c>at</c>, <c>never</c> and <c>unknown</c>. Members that are null are left out.
/// </remarks>
/// <example>
/// <code>
/// string text = key.Expiry switch
/// {
///     { IsNever: true } => "never expires",
///     { Instant: { } instant } => $"expires at {instant:u}",
/// { Text: var text } => $"expires at an unknown time: {text}",
/// };
/// </code>
/// </example>
[JsonConverter(typeof(ApiKeyExpiryJsonConverter))]
public readonly struct ApiKeyExpiry : IEquatable<ApiKeyExpiry>
{
    // One more than the ticks in UTC; zero stands for none. A list has an expiry for each key, so it must be small.
    private readonly long _earliest;
    private readonly Certainty _certainty;

    private ApiKeyExpiry(Certainty certainty, DateTimeOffset? earliest, string? text) =>
        (_certainty, _earliest, Text) = (certainty, earliest is { } instant ? instant.UtcTicks + 1 : 0, text);

    private enum Certainty : byte
    {
        Unknown,
        Known,
        Never,
    }

    /// <summary>Gets the expiry of a key that never stops working.</summary>
    public static ApiKeyExpiry Never { get; } = new(Certainty.Never, null, null);

    /// <summary>Gets a value indicating whether the key never stops working.</summary>
    public bool IsNever => _certainty == Certainty.Never;

    /// <summary>Gets a value indicating whether it is known when the key stops working, be it never.</summary>
    public bool IsKnown => _certainty != Certainty.Unknown;

    /// <summary>
    /// Gets the instant from which on the key does not work, in UTC; null when it never stops, or when that instant is
    /// not known. A date without a time is the start of that day.
    /// </summary>
    public DateTimeOffset? Instant => _certainty == Certainty.Known ? Earliest : null;

    /// <summary>
    /// Gets the earliest instant at which the key can stop working, in UTC: <see cref="Instant"/> where that is known.
    /// Null when it never stops, or when nothing is known.
    /// </summary>
    public DateTimeOffset? Earliest => _earliest == 0 ? null : new DateTimeOffset(_earliest - 1, TimeSpan.Zero);

    /// <summary>Gets the expiry exactly as the service wrote it; null when it wrote none.</summary>
    public string? Text { get; }

    /// <summary>The expiry of a key that stops working at an instant.</summary>
    /// <param name="instant">The instant from which on the key does not work.</param>
    /// <param name="text">The expiry as the service wrote it; null when it wrote none.</param>
    /// <returns>The expiry.</returns>
    public static ApiKeyExpiry At(DateTimeOffset instant, string? text = null) => new(Certainty.Known, instant, text);

    /// <summary>The expiry of a key that may stop working, at an instant that is not known.</summary>
    /// <param name="text">The expiry as the service wrote it; null when it wrote none.</param>
    /// <param name="earliest">The earliest instant at which the key can stop working; null when nothing is
    /// known.</param>
    /// <returns>The expiry.</returns>
    public static ApiKeyExpiry Unknown(string? text = null, DateTimeOffset? earliest = null) =>
        new(Certainty.Unknown, earliest, text);

    /// <summary>
    /// The expiry of a key that never stops working, with the service's own word for that, such as Maximo's
    /// <c>NEVER</c>.
    /// </summary>
    internal static ApiKeyExpiry NeverAs(string? text) => new(Certainty.Never, null, text);

    /// <summary>Compares two expiries.</summary>
    /// <param name="left">One expiry.</param>
    /// <param name="right">The other expiry.</param>
    /// <returns>True when all members are equal.</returns>
    public static bool operator ==(ApiKeyExpiry left, ApiKeyExpiry right) => left.Equals(right);

    /// <summary>Compares two expiries.</summary>
    /// <param name="left">One expiry.</param>
    /// <param name="right">The other expiry.</param>
    /// <returns>True when a member differs.</returns>
    public static bool operator !=(ApiKeyExpiry left, ApiKeyExpiry right) => !left.Equals(right);

    /// <summary>Says whether the key has stopped working at an instant.</summary>
    /// <param name="instant">The instant in question.</param>
    /// <returns>True from <see cref="Instant"/> on; false before the earliest possible expiry, and for never; null when
    /// it is not known.</returns>
    public bool? IsPastAt(DateTimeOffset instant) =>
        IsNever || instant < Earliest ? false
        : Instant <= instant ? true
        : null;

    /// <inheritdoc/>
    public bool Equals(ApiKeyExpiry other) =>
        (_certainty, _earliest, Text) == (other._certainty, other._earliest, other.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ApiKeyExpiry other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_certainty, _earliest, Text).GetHashCode();

    /// <summary>Writes the expiry for a log or a debugger.</summary>
    /// <returns>The instant in UTC, such as <c>2027-03-01 00:00:00Z</c>; <c>never</c>; or <c>unknown</c>, with the text
    /// of the service.</returns>
    public override string ToString() =>
        IsNever ? "never"
        : Instant is { } instant ? instant.ToString("u")
        : Text is null ? "unknown"
        : $"unknown ({Text})";
}
