using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(CamelCaseEnumConverter<AimmsListShape>),
        typeof(CamelCaseEnumConverter<AimmsDateShape>),
        typeof(CamelCaseEnumConverter<AimmsScopeShape>),
        typeof(CamelCaseEnumConverter<AimmsScopeSpelling>),
        typeof(CamelCaseEnumConverter<AimmsMemberNaming>),
        typeof(CamelCaseEnumConverter<AimmsErrorShape>),
    ]
)]
[JsonSerializable(typeof(AimmsVariants))]
[JsonSerializable(typeof(IReadOnlyList<AimmsEmulatedKey>))]
internal sealed partial class AimmsJson : JsonSerializerContext;
