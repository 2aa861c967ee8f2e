using System.Text.Json;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Reads the service's errors: <c>{"fault":{"code":"…","text":"…"}}</c>.</summary>
internal sealed class FourthErrorReader : ServiceErrorReader
{
    protected override ServiceError ReadObject(JsonElement error) =>
        error.TryFind("fault", out JsonElement fault)
            ? new() { Code = TextOf(fault, "code"), Message = TextOf(fault, "text") }
            : new();

    protected override ErrorOrigin OriginOf(JsonElement error) =>
        error.TryFind("fault", out _) ? ErrorOrigin.Service : ErrorOrigin.Foreign;
}
