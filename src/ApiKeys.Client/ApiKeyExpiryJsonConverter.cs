using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// Writes an expiry as an object with its kind, and reads it. It is public so that source-generated serializers of an
/// application can use it.
/// </summary>
public sealed class ApiKeyExpiryJsonConverter : JsonConverter<ApiKeyExpiry>
{
    private const string Kind = "kind";
    private const string Instant = "instant";
    private const string Earliest = "earliest";
    private const string Text = "text";
    private const string At = "at";
    private const string Never = "never";
    private const string Unknown = "unknown";

    /// <summary>Reads an expiry.</summary>
    /// <param name="reader">The reader, at the start of the object.</param>
    /// <param name="typeToConvert">The type, which is <see cref="ApiKeyExpiry"/>.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The expiry.</returns>
    /// <exception cref="JsonException">It is no expiry; the message says what one is.</exception>
    public override ApiKeyExpiry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement expiry = document.RootElement;
        if (expiry.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"An expiry is an object with the member '{Kind}'.");
        }

        string? text = expiry.TryGetProperty(Text, out JsonElement written) ? written.GetString() : null;
        return (expiry.TryGetProperty(Kind, out JsonElement kind) ? kind.GetString() : null) switch
        {
            At when InstantOf(expiry, Instant) is { } instant => ApiKeyExpiry.At(instant, text),
            Never => text is null ? ApiKeyExpiry.Never : ApiKeyExpiry.NeverAs(text),
            Unknown => ApiKeyExpiry.Unknown(text, InstantOf(expiry, Earliest)),
            _ => throw new JsonException(
                $"The '{Kind}' of an expiry is '{At}', with an '{Instant}', '{Never}' or '{Unknown}'."
            ),
        };
    }

    /// <summary>Writes an expiry. Names of members do not follow a naming policy.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The expiry.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, ApiKeyExpiry value, JsonSerializerOptions options)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        writer.WriteStartObject();
        writer.WriteString(
            Kind,
            value.IsNever ? Never
                : value.Instant is null ? Unknown
                : At
        );
        if (value.Instant is { } instant)
        {
            writer.WriteString(Instant, instant.UtcDateTime);
        }
        else if (value.Earliest is { } earliest)
        {
            writer.WriteString(Earliest, earliest.UtcDateTime);
        }

        if (value.Text is { } text)
        {
            writer.WriteString(Text, text);
        }

        writer.WriteEndObject();
    }

    private static DateTimeOffset? InstantOf(JsonElement expiry, string name) =>
        expiry.TryGetProperty(name, out JsonElement instant) ? instant.GetDateTimeOffset() : null;
}
