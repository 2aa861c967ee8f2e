using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>The JSON of the generated client, with what is read more leniently than the specification has it.</summary>
internal static class VeeamJson
{
    public static JsonSerializerOptions Options { get; } =
        Lenient(ServiceProviderConsoleClientJsonContext.Default.Options);

    private static JsonSerializerOptions Lenient(JsonSerializerOptions specified) =>
        new(specified)
        {
            TypeInfoResolver = specified.TypeInfoResolver!.WithAddedModifier(static type =>
            {
                if (type.Type == typeof(TokenResult))
                {
                    JsonPropertyInfo lifetime = type.Properties.Single(static property =>
                        property.Name == "expires_in"
                    );
                    lifetime.IsRequired = false;
                    lifetime.CustomConverter = new SecondsConverter();
                }
            }),
        };

    /// <summary>
    /// Reads a number of seconds, also as a text. Other text is 0, an unknown lifetime: a valid token must not be lost
    /// because of it.
    /// </summary>
    private sealed class SecondsConverter : JsonConverter<long>
    {
        public override bool HandleNull => true;

        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using JsonDocument value = JsonDocument.ParseValue(ref reader);
            return value.RootElement.ValueKind switch
            {
                JsonValueKind.Number when value.RootElement.TryGetInt64(out long number) => number,
                JsonValueKind.String
                    when long.TryParse(
                        value.RootElement.GetString(),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out long number
                    ) => number,
                _ => 0,
            };
        }

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }
}
