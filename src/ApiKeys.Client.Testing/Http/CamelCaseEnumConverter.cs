using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Testing.Http;

internal sealed class CamelCaseEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
