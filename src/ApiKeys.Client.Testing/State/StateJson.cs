using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Testing.State;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
#if NET9_0_OR_GREATER
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
#endif
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(EmulatorState))]
internal sealed partial class StateJson : JsonSerializerContext;
