using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Control;

/// <summary>Drives an emulator over HTTP, as another process would.</summary>
internal sealed class ControlCaller(ApiKeyEmulator emulator) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(emulator.Address, "emulator/") };

    /// <summary>Sends a request with the header that no web page can send.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Emulator", "1");
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> JsonAsync(string method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        return await response.EnsureSuccessStatusCode().JsonAsync();
    }

    public void Dispose() => _http.Dispose();
}
