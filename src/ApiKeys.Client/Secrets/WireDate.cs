using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Secrets;

/// <summary>
/// A date as a service writes it: the text is kept, the instant is there when the text is understood.
/// </summary>
[JsonConverter(typeof(Converter))]
internal readonly struct WireDate(string text)
{
    // A date alone, or with a time to the minute, the second or a fraction of it; with or without a zone.
    private static readonly string[] _formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddK",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private const int DigitsOfTicks = 7;

    public string Text { get; } = text;

    /// <summary>The instant in UTC; a date without a zone is UTC. Null when the text is no date.</summary>
    public DateTimeOffset? Instant => Parse(Text);

    public override string ToString() => Text;

    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(
            CutToTicks(text),
            _formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
                | DateTimeStyles.AdjustToUniversal
                | DateTimeStyles.AllowTrailingWhite
                | DateTimeStyles.AllowLeadingWhite,
            out DateTimeOffset instant
        )
            ? instant
            : null;

    /// <summary>The text without the digits of a fraction that are finer than the framework's instants.</summary>
    private static string CutToTicks(string text)
    {
        int start = text.IndexOf('.') + 1;
        int end = start;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        int kept = Math.Min(end, start + DigitsOfTicks);
        return text.Remove(kept, end - kept);
    }

    /// <summary>Takes any JSON: what is not a string is kept as the JSON that it is.</summary>
    internal sealed class Converter : JsonConverter<WireDate>
    {
        public override WireDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new WireDate(reader.GetString()!);
            }

            using JsonDocument other = JsonDocument.ParseValue(ref reader);
            return new WireDate(other.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, WireDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }
}
