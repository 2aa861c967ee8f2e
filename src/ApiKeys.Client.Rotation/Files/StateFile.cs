using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Rotation.Files;

/// <summary>The file of one policy: state and history together, so that both are replaced in one step.</summary>
internal sealed record StateFile(
    string Policy,
    long Version,
    DateTimeOffset? NextStep,
    JsonElement Document,
    IReadOnlyList<RotationEvent> History
)
{
    public StoredRotation ToStored() => new(Policy, Version, Document.GetRawText()) { NextStep = NextStep };

    /// <exception cref="InvalidDataException">The file is none.</exception>
    public static StateFile Parse(byte[] json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FileJson.Default.StateFile)
                ?? throw new JsonException("The file is null.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException(
                $"The rotation state in '{path}' cannot be read. Restore the file from a backup.",
                damaged
            );
        }
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StateFile))]
[JsonSerializable(typeof(LeaseFile))]
internal sealed partial class FileJson : JsonSerializerContext;
