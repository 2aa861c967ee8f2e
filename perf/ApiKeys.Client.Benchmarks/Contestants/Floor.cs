using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>
/// The minimum that works: one HttpClient, generated JSON, streaming, headers read first, an exception for a refusal.
/// No timeouts, no retries, no telemetry.
/// </summary>
internal sealed class Floor(Place place) : Contestant
{
    private readonly PlainKey _new = Plain.NewKey(place.Expiry);
    private readonly HttpClient _client = new(place.CreateHandler())
    {
        BaseAddress = place.Address,
        DefaultRequestHeaders = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
    };

    public override Task ListAsync() => SendAsync(HttpMethod.Get, Place.KeysPath, null, PlainJson.Default.ListPlainKey);

    public override Task CreateAsync()
    {
        ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(_new, PlainJson.Default.PlainKey))
        {
            Headers = { ContentType = new("application/json") },
        };
        return SendAsync(HttpMethod.Post, Place.KeysPath, body, PlainJson.Default.PlainIssued);
    }

    public override async Task DeleteAsync()
    {
        using HttpResponseMessage response = await SendAsync(
            HttpMethod.Delete,
            $"{Place.KeysPath}/{Uri.EscapeDataString(_new.Name)}",
            null
        );
    }

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is RefusedException refused ? new(refused.Status, refused.Said) : null;

    protected override void Dispose(bool disposing) => _client.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type)
    {
        using HttpResponseMessage response = await SendAsync(method, path, content);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, type))!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using HttpRequestMessage request = new(method, path)
        {
            Content = content,
            Headers = { { "apikey", Place.Credential } },
        };
        HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            await using Stream body = await response.Content.ReadAsStreamAsync();
            PlainError? error = await JsonSerializer.DeserializeAsync(body, PlainJson.Default.PlainError);
            throw new RefusedException((int)response.StatusCode, error?.Message);
        }
    }
}
