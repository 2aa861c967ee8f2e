using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Rotation.State;

/// <summary>The state as the document of a store.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RotationState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static string Write(RotationState state) => JsonSerializer.Serialize(state, Default.RotationState);

    /// <exception cref="InvalidDataException">The document is none of this version.</exception>
    public static RotationState Read(StoredRotation stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Document, Default.RotationState)
                ?? throw new JsonException("The document is null.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"Rotation policy '{stored.Policy}': the stored state cannot be read. Restore it from a backup, or"
                    + " use the version of the "
                    + "package that wrote it.",
                unreadable
            );
        }
    }
}
