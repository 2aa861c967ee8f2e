using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(ControlDurationConverter),
        typeof(CamelCaseEnumConverter<MaximoListShape>),
        typeof(CamelCaseEnumConverter<MaximoErrorShape>),
        typeof(CamelCaseEnumConverter<MaximoUpdateForm>),
    ]
)]
[JsonSerializable(typeof(MaximoVariants))]
[JsonSerializable(typeof(MaximoSuperuser))]
[JsonSerializable(typeof(MaximoSignInCount))]
[JsonSerializable(typeof(IReadOnlyList<MaximoEmulatedKey>))]
internal sealed partial class MaximoJson : JsonSerializerContext;
