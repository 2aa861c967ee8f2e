using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Maximo;

/// <summary>Calls the service as any program could, without the SDK.</summary>
internal sealed class MaximoCaller : IDisposable
{
    public const string Keys = "v1/apikeys";
    private readonly HttpClient _http;
    private readonly Login _login;

    private MaximoCaller(Login login) => (_login, _http) = (login, new() { BaseAddress = login.BaseAddress });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A caller without an access token.</summary>
    public static MaximoCaller Stranger(ApiKeyEmulator emulator) =>
        new(
            new(emulator.Maximo.BaseAddress, emulator.Maximo.AdministratorKeyId, emulator.Maximo.AdministratorKeyToken)
        );

    /// <summary>A caller that has authenticated with a key: the administrator's, if no other is named.</summary>
    public static async Task<MaximoCaller> AuthenticatedAsync(
        ApiKeyEmulator emulator,
        string? id = null,
        string? token = null
    )
    {
        MaximoCaller caller = new(
            new(
                emulator.Maximo.BaseAddress,
                id ?? emulator.Maximo.AdministratorKeyId,
                token ?? emulator.Maximo.AdministratorKeyToken
            )
        );
        caller.Use(await caller.AccessTokenAsync());
        return caller;
    }

    public static JsonObject Body(
        string interval = "P90D",
        bool systemAdmin = false,
        bool userAdmin = true,
        bool apikeyAdmin = false,
        bool active = true
    ) =>
        new()
        {
            ["description"] = "user sync",
            ["status"] = new JsonObject { ["active"] = active, ["tokenRefreshInterval"] = interval },
            ["permissions"] = new JsonObject
            {
                ["systemAdmin"] = systemAdmin,
                ["userAdmin"] = userAdmin,
                ["apikeyAdmin"] = apikeyAdmin,
            },
        };

    public static JsonObject Change(
        long version,
        string interval = "P90D",
        bool active = true,
        bool apikeyAdmin = false
    )
    {
        JsonObject body = Body(interval, active: active, apikeyAdmin: apikeyAdmin);
        body["version"] = version;
        return body;
    }

    /// <summary>Sends this access token from now on.</summary>
    public void Use(string accessToken)
    {
        _http.DefaultRequestHeaders.Remove("x-access-token");
        _http.DefaultRequestHeaders.Add("x-access-token", accessToken);
    }

    public Task<HttpResponseMessage> AuthenticateAsync(string? lifetime = null) =>
        AuthenticateAsync(_login.Id, _login.Token, lifetime);

    public Task<HttpResponseMessage> AuthenticateAsync(string id, string token, string? lifetime = null) =>
        AuthenticateAsync(new AuthenticationHeaderValue("Basic", Base64($"{id}:{token}")), lifetime);

    public async Task<HttpResponseMessage> AuthenticateAsync(
        AuthenticationHeaderValue? authorization,
        string? lifetime = null
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("v1/authenticate", UriKind.Relative));
        request.Headers.Authorization = authorization;
        if (lifetime is not null)
        {
            request.Headers.TryAddWithoutValidation("mas-jwt-expiry-duration", lifetime);
        }

        return await _http.SendAsync(request, Cancelled);
    }

    public async Task<string> AccessTokenAsync(string? lifetime = null)
    {
        using HttpResponseMessage response = await AuthenticateAsync(lifetime);
        return (string)(await response.EnsureSuccessStatusCode().JsonAsync())["token"]!;
    }

    public Task<HttpResponseMessage> ListAsync() => SendAsync("GET", Keys);

    public Task<HttpResponseMessage> GetAsync(string id) => SendAsync("GET", $"{Keys}/{id}");

    public Task<HttpResponseMessage> CreateAsync(JsonObject body) => SendAsync("POST", Keys, body);

    public Task<HttpResponseMessage> UpdateAsync(string id, JsonObject body) => SendAsync("PUT", $"{Keys}/{id}", body);

    public Task<HttpResponseMessage> RefreshAsync(string id) => SendAsync("POST", $"{Keys}/{id}/token");

    public Task<HttpResponseMessage> DeleteAsync(string id) => SendAsync("DELETE", $"{Keys}/{id}");

    public async Task<(string Id, string Token)> CreatedAsync(JsonObject? body = null)
    {
        using HttpResponseMessage response = await CreateAsync(body ?? Body());
        JsonNode key = await response.EnsureSuccessStatusCode().JsonAsync();
        return ((string)key["id"]!, (string)key["token"]!);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string path, JsonObject? body = null) =>
        SendAsync(method, path, body is null ? null : (HttpContent)JsonContent.Create(body));

    public async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.RelativeOrAbsolute))
        {
            Content = content,
        };
        return await _http.SendAsync(request, Cancelled);
    }

    public void Dispose() => _http.Dispose();

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private sealed record Login(Uri BaseAddress, string Id, string Token);
}
