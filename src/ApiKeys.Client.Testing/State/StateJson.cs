using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Testing.State;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EmulatorState))]
internal sealed partial class StateJson : JsonSerializerContext;
