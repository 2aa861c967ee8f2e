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
    private ApiKeyExpiry(bool isNever, DateTimeOffset? instant, DateTimeOffset? earliest, string? text) =>
        (IsNever, Instant, Earliest, Text) = (isNever, instant?.ToUniversalTime(), earliest?.ToUniversalTime(), text);

    /// <summary>Gets the expiry of a key that never stops working.</summary>
    public static ApiKeyExpiry Never { get; } = new(true, null, null, null);

    /// <summary>Gets a value indicating whether the key never stops working.</summary>
    public bool IsNever { get; }

    /// <summary>Gets a value indicating whether it is known when the key stops working, be it never.</summary>
    public bool IsKnown => IsNever || Instant is not null;

    /// <summary>
    /// Gets the instant from which on the key does not work, in UTC; null when it never stops, or when that instant is
    /// not known. A date without a time is the start of that day.
    /// </summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>
    /// Gets the earliest instant at which the key can stop working, in UTC: <see cref="Instant"/> where that is known.
    /// Null when it never stops, or when nothing is known.
    /// </summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>Gets the expiry exactly as the service wrote it; null when it wrote none.</summary>
    public string? Text { get; }

    /// <summary>The expiry of a key that stops working at an instant.</summary>
    /// <param name="instant">The instant from which on the key does not work.</param>
    /// <param name="text">The expiry as the service wrote it; null when it wrote none.</param>
    /// <returns>The expiry.</returns>
    public static ApiKeyExpiry At(DateTimeOffset instant, string? text = null) => new(false, instant, instant, text);

    /// <summary>The expiry of a key that may stop working, at an instant that is not known.</summary>
    /// <param name="text">The expiry as the service wrote it; null when it wrote none.</param>
    /// <param name="earliest">The earliest instant at which the key can stop working; null when nothing is
    /// known.</param>
    /// <returns>The expiry.</returns>
    public static ApiKeyExpiry Unknown(string? text = null, DateTimeOffset? earliest = null) =>
        new(false, null, earliest, text);

    /// <summary>
    /// The expiry of a key that never stops working, with the service's own word for that, such as Maximo's
    /// <c>NEVER</c>.
    /// </summary>
    internal static ApiKeyExpiry NeverAs(string? text) => new(true, null, null, text);

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
        IsNever == other.IsNever && Instant == other.Instant && Earliest == other.Earliest && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ApiKeyExpiry other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (IsNever, Instant, Earliest, Text).GetHashCode();

    /// <summary>Writes the expiry for a log or a debugger.</summary>
    /// <returns>The instant in UTC, such as <c>2027-03-01 00:00:00Z</c>; <c>never</c>; or <c>unknown</c>, with the text
    /// of the service.</returns>
    public override string ToString() =>
        IsNever ? "never"
        : Instant is { } instant ? instant.ToString("u")
        : Text is null ? "unknown"
        : $"unknown ({Text})";
}
