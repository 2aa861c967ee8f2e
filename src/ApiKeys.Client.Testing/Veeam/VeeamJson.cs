using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(ControlDurationConverter),
        typeof(CamelCaseEnumConverter<VeeamScopesForm>),
        typeof(CamelCaseEnumConverter<VeeamIdentifierShape>),
        typeof(CamelCaseEnumConverter<VeeamPaging>),
        typeof(CamelCaseEnumConverter<VeeamTokenBody>),
        typeof(CamelCaseEnumConverter<VeeamAsyncMode>),
        typeof(CamelCaseEnumConverter<VeeamAsyncOutcome>),
        typeof(CamelCaseEnumConverter<VeeamAsyncLocation>),
        typeof(CamelCaseEnumConverter<VeeamAsyncResultShape>),
    ]
)]
[JsonSerializable(typeof(VeeamVariants))]
[JsonSerializable(typeof(VeeamControlForm))]
[JsonSerializable(typeof(IReadOnlyList<VeeamEmulatedLogin>))]
[JsonSerializable(typeof(IReadOnlyList<VeeamEmulatedUser>))]
internal sealed partial class VeeamJson : JsonSerializerContext;
