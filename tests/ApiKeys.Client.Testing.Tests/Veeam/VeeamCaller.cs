using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Veeam;

/// <summary>Calls the service as any program could, without the SDK.</summary>
internal sealed class VeeamCaller : IDisposable
{
    public const string RestArray = "%5B%22rest%22%5D";
    private readonly HttpClient _http;

    public VeeamCaller(ApiKeyEmulator emulator, string? credential = null)
    {
        _http = new() { BaseAddress = new(emulator.Veeam.BaseAddress, "api/v3/") };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", credential ?? emulator.Veeam.AdministratorKey);
        OwnUid = emulator.Veeam.AdministratorUid;
    }

    /// <summary>The user whose logins are the default: the administrator.</summary>
    public Guid OwnUid { get; }

    public async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        HttpContent? content = null,
        string? requestId = null
    )
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.RelativeOrAbsolute))
        {
            Content = content,
        };
        if (requestId is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Request-id", requestId);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Creates a key; the query is sent as it is written.</summary>
    public Task<HttpResponseMessage> CreateAsync(
        string query,
        string? requestId = null,
        Guid? user = null,
        HttpContent? content = null
    ) => SendAsync("POST", $"users/{user ?? OwnUid}/logins/apikey?{query}", content, requestId);

    public async Task<JsonNode> CreatedAsync(
        string description,
        Guid? user = null,
        string scopes = RestArray,
        bool readOnly = false
    )
    {
        using HttpResponseMessage response = await CreateAsync(
            $"description={description}&scopes={scopes}&isReadAccessOnly={readOnly}",
            null,
            user
        );
        return (await response.EnsureSuccessStatusCode().JsonAsync())["data"]!;
    }

    public Task<HttpResponseMessage> PatchAsync(
        long id,
        string body,
        string? requestId = null,
        string mediaType = "application/json"
    ) =>
        SendAsync("PATCH", $"users/{OwnUid}/logins/{id}", new StringContent(body, Encoding.UTF8, mediaType), requestId);

    public Task<HttpResponseMessage> ReplaceAsync(long id, string path, string value) =>
        PatchAsync(id, $$"""[{"op":"replace","path":"{{path}}","value":"{{value}}"}]""");

    public Task<HttpResponseMessage> DeleteAsync(long id, string? requestId = null) =>
        SendAsync("DELETE", $"users/{OwnUid}/logins/{id}", null, requestId);

    public Task<HttpResponseMessage> TokenAsync(params string[] namesAndValues) =>
        SendAsync(
            "POST",
            "token",
            new FormUrlEncodedContent(namesAndValues.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1])))
        );

    public Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        TokenAsync("grant_type", "password", "username", userName, "password", password);

    public Task<HttpResponseMessage> RefreshAsync(JsonNode tokens) =>
        TokenAsync("grant_type", "refresh_token", "refresh_token", (string)tokens["refresh_token"]!);

    public void Dispose() => _http.Dispose();
}
