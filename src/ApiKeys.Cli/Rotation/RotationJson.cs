using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Cli.Output;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>What the commands of the rotation write as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<RotationStatus>))]
[JsonSerializable(typeof(IReadOnlyList<RotationPlan>))]
[JsonSerializable(typeof(IReadOnlyList<RotationEvent>))]
internal sealed partial class RotationJson : JsonSerializerContext;
