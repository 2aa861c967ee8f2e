using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Aimms;

/// <summary>Calls one of the two endpoints as any program could, without the SDK.</summary>
internal sealed class AimmsCaller : IDisposable
{
    public const string UserManager = "pro/user-manager/v1/user/@current/api-key";
    public const string ProApi = "pro-api/v1/api-keys";
    private readonly HttpClient _http;
    private readonly string _path;

    public AimmsCaller(ApiKeyEmulator emulator, string? credential = null, string path = UserManager)
    {
        _path = path;
        _http = new() { BaseAddress = emulator.Aimms.BaseAddress };
        _http.DefaultRequestHeaders.Add("apikey", credential ?? emulator.Aimms.AdministratorKey);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> ListAsync() => GetAsync(_path);

    public Task<HttpResponseMessage> GetAsync(string path) =>
        _http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);

    public Task<HttpResponseMessage> CreateAsync(string name, string expiry, params string[] scopes) =>
        CreateAsync(Body(name, expiry, scopes));

    public Task<HttpResponseMessage> CreateAsync(JsonObject body) => _http.PostAsJsonAsync(_path, body, Cancelled);

    public Task<HttpResponseMessage> CreateAsync(HttpContent content) =>
        _http.PostAsync(new Uri(_path, UriKind.Relative), content, Cancelled);

    /// <summary>Deletes a key; the name goes into the path as it is, escaped by the caller.</summary>
    public Task<HttpResponseMessage> DeleteAsync(string escapedName) =>
        _http.DeleteAsync(
            new Uri(
                $"{_http.BaseAddress}{_path}/{escapedName}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            ),
            Cancelled
        );

    public async Task<string> CreatedValueAsync(string name, string expiry, params string[] scopes)
    {
        using HttpResponseMessage response = await CreateAsync(name, expiry, scopes);
        return (string)(await response.JsonAsync())["value"]!;
    }

    public JsonObject Body(string name, string expiry, params string[] scopes) =>
        new()
        {
            ["name"] = name,
            [_path == ProApi ? "expirationDate" : "expiration_date"] = expiry,
            ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]),
        };

    public void Dispose() => _http.Dispose();
}
