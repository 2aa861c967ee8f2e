using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>The protocol of a server, as the options say.</summary>
internal sealed class VeeamDialect(VeeamOptions options) : WireDialect
{
    public const string ScopesParameter = "scopes";

    public override string ValueMember => "parameters";

    public override bool HasMultipartForms => options.Protocol.MultipartToken;

    public override string? KeyIdOf(JsonElement response)
    {
        JsonElement login = VeeamResult.LoginIn(response);
        return
            login.ValueKind == JsonValueKind.Object
            && login.TryGetProperty("userUid", out JsonElement uid)
            && uid.ValueKind == JsonValueKind.String
            && uid.TryGetGuid(out Guid userUid)
            && login.TryGetProperty("id", out JsonElement id)
            && id.ValueKind == JsonValueKind.Number
            && id.TryGetInt64(out long loginId)
            ? new VeeamKeyId(userUid, loginId).ToString()
            : null;
    }

    public override string NotFoundAdvice(Uri address) =>
        $"Either no user, organization or action has that id, or the address {address} does not lead to this "
        + $"operation: check the id and the account's {nameof(VeeamOptions.BaseAddress)}.";

    public override IEnumerable<string> Query(string name, string value) =>
        name == ScopesParameter && options.Protocol.ScopesEncoding == VeeamScopesEncoding.Repeated
            ? Parse(value)
            : [value];

    /// <summary>The scopes as the specification has them: one JSON array.</summary>
    public static string Write(IEnumerable<string> scopes) =>
        $"[{string.Join(",", scopes.Select(static scope => $"\"{JsonEncodedText.Encode(scope)}\""))}]";

    /// <summary>The scopes in a JSON array.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is no array of strings.</exception>
    public static IReadOnlyList<string> Parse(string scopes)
    {
        using JsonDocument array = JsonDocument.Parse(scopes);
        return [.. array.RootElement.EnumerateArray().Select(static scope => scope.GetString()!)];
    }
}
