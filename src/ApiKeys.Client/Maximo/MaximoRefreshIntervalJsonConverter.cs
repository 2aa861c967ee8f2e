using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Writes an interval as its text, such as <c>P90D</c>. It is public so that source-generated serializers of an
/// application can use it.
/// </summary>
public sealed class MaximoRefreshIntervalJsonConverter : JsonConverter<MaximoRefreshInterval>
{
    /// <summary>Reads an interval.</summary>
    /// <param name="reader">The reader, at the text.</param>
    /// <param name="typeToConvert">The type, which is <see cref="MaximoRefreshInterval"/>.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="JsonException">It is no interval.</exception>
    public override MaximoRefreshInterval Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType == JsonTokenType.String
        && MaximoRefreshInterval.TryParse(reader.GetString(), out MaximoRefreshInterval? interval)
            ? interval
            : throw new JsonException("An interval is an ISO 8601 duration, such as P90D, or NEVER.");

    /// <summary>Writes an interval.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The interval.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="value"/> is
    /// null.</exception>
    public override void Write(Utf8JsonWriter writer, MaximoRefreshInterval value, JsonSerializerOptions options) =>
        (writer ?? throw new ArgumentNullException(nameof(writer))).WriteStringValue(
            (value ?? throw new ArgumentNullException(nameof(value))).ToString()
        );
}
