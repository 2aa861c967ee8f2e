using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Testing.Faults;

namespace ApiKeys.Client.Testing.Control;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(ControlDurationConverter)]
)]
[JsonSerializable(typeof(EndpointIndex))]
[JsonSerializable(typeof(ClockForm))]
[JsonSerializable(typeof(FaultForm))]
[JsonSerializable(typeof(IEnumerable<FaultForm>))]
[JsonSerializable(typeof(IEnumerable<RecordedRequest>))]
internal sealed partial class ControlJson : JsonSerializerContext;
