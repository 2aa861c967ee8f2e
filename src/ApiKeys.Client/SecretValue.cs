using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// The secret text of a key, kept from logs, debuggers and serializers. <see cref="Reveal"/> is the only way to the
/// text.
/// </summary>
/// <remarks>
/// <see cref="ToString"/> gives a mask. Serializing a value throws, because a mask saved in its place would lose the
/// value without a word: save <see cref="Reveal"/> instead, in a place that is made for secrets.
/// </remarks>
[DebuggerDisplay(Mask)]
[JsonConverter(typeof(Converter))]
[Serializable]
public sealed class SecretValue : ISerializable
{
    internal const string SerializationRefused =
        "A SecretValue is not serialized, so that the secret is neither leaked nor replaced by a mask. "
        + "Save the text that Reveal() gives, in a place that is made for secrets.";

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
    /// Eight hexadecimal digits by which a person tells two values apart, in a log or a ticket: the same for the same
    /// text, on every machine. Null for a text of fewer than 16 characters, such as a password, because that could be
    /// found by trying.
    /// </summary>
    /// <remarks>
    /// They are the first 32 bits of a SHA-256 digest with a prefix of this SDK's own. Two values have the same by
    /// chance once in four thousand million.
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

    /// <summary>Gives the secret text. Hand it on to where it is kept or used, and nowhere else.</summary>
    /// <example>
    /// <code>
    /// await vault.SaveAsync(created.Key.Name, created.Value.Reveal(), cancellationToken);
    /// </code>
    /// </example>
    /// <returns>The text as the service issued it.</returns>
    public string Reveal() => _text;

    /// <summary>Gives a mask of fixed length, which says nothing about the text.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => Mask;

    /// <summary>Compares without telling by its duration where two texts differ.</summary>
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
    /// <exception cref="NotSupportedException">Always; it points to <see cref="Reveal"/>.</exception>
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
