using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>Refuses to write a value as JSON, and to read one.</summary>
internal sealed class SecretValueConverter : JsonConverter<SecretValue>
{
    public override SecretValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A SecretValue is not deserialized. Construct it from the text of the secret.");

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException(SecretValue.SerializationRefused);
}
