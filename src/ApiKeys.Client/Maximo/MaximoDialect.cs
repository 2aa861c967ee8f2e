using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>The protocol of an account's server: its operations are where the options say.</summary>
internal sealed class MaximoDialect(MaximoPaths paths) : WireDialect
{
    private readonly MaximoRouteTable _routes = new(paths);

    public override string ValueMember => "token";

    public override string? KeyIdOf(JsonElement response) =>
        response.TryGetProperty("id", out JsonElement id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;

    public override (HttpMethod Method, string Path) Route(HttpMethod method, string path) =>
        _routes.Find($"{method} {path}") is { } entry ? (entry.Method, entry.Path) : (method, path);

    public override string? OptionOf(string route) => _routes.Find(route)?.Option;
}
