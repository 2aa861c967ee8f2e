using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// The secret text of a key, kept from logs, debuggers and serializers. Only <see cref="Reveal"/> returns the text.
/// </summary>
/// <remarks>
/// <see cref="ToString"/> returns a mask. Serializing a value throws, because a saved mask would silently lose the
/// value: save the text of <see cref="Reveal"/> instead, in a store for secrets.
/// </remarks>
[DebuggerDisplay(Mask)]
[JsonConverter(typeof(Converter))]
[Serializable]
public sealed class SecretValue : ISerializable
{
    internal const string SerializationRefused =
        "A SecretValue is not serialized, so that the secret is neither leaked nor replaced by a mask. "
        + "Save the text that Reveal() returns, in a store for secrets.";

    private const string Mask = "***";
    private const string FingerprintPurpose = "ApiKeys.Client fingerprint: ";
    private const int ShortestUnguessable = 16;
    private const int FingerprintBytes = 4;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <summary>Wraps a secret text.</summary>
    /// <param name="text">The text; it is kept as it is, blanks included.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public SecretValue(string text)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new ArgumentException("The value of a key cannot be empty.", nameof(text));
        }

        _text = text;
    }

    /// <summary>
    /// Gets eight hexadecimal digits that identify a value in a log or a ticket: the same for the same text, on every
    /// machine. Null for a text of fewer than 16 characters, such as a password, because that could be found by trying.
    /// </summary>
    /// <remarks>
    /// They are the first 32 bits of a SHA-256 digest with a prefix of this SDK. Two different values have the same
    /// digits by chance once in four thousand million.
    /// </remarks>
    public string? Fingerprint =>
        _text.Length < ShortestUnguessable
            ? null
            : string.Concat(
                FrameworkGaps
                    .Sha256(Encoding.UTF8.GetBytes(FingerprintPurpose + _text))
                    .Take(FingerprintBytes)
                    .Select(static b => b.ToString("x2", CultureInfo.InvariantCulture))
            );

    /// <summary>Returns the secret text. Pass it only to the place where it is kept or used.</summary>
    /// <example>
    /// <code>
    /// await vault.SaveAsync(created.Key.Name, created.Value.Reveal(), cancellationToken);
    /// </code>
    /// </example>
    /// <returns>The text as the service returned it.</returns>
    public string Reveal() => _text;

    /// <summary>Returns a fixed mask; never the secret.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => Mask;

    /// <summary>Compares two texts in constant time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    internal bool HasSameText(SecretValue other)
    {
        int difference = _text.Length ^ other._text.Length;
        for (int i = 0; i < Math.Min(_text.Length, other._text.Length); i++)
        {
            difference |= _text[i] ^ other._text[i];
        }

        return difference == 0;
    }

    /// <summary>Refuses serialization.</summary>
    /// <param name="info">Not used.</param>
    /// <param name="context">Not used.</param>
    /// <exception cref="NotSupportedException">Always; the message names <see cref="Reveal"/>.</exception>
    void ISerializable.GetObjectData(SerializationInfo info, StreamingContext context) =>
        throw new NotSupportedException(SerializationRefused);

    /// <summary>Refuses to write a value as JSON, and to read one.</summary>
    private sealed class Converter : JsonConverter<SecretValue>
    {
        public override SecretValue Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            throw new NotSupportedException(
                "A SecretValue is not deserialized. Construct it from the text of the secret."
            );

        public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
            throw new NotSupportedException(SerializationRefused);
    }
}
