using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>A pipeline of System.ClientModel with its own retry, buffering and logging policies.</summary>
internal sealed class ClientModel : Contestant
{
    private readonly HttpClient _http;
    private readonly ClientPipeline _pipeline;
    private readonly Uri _address;
    private readonly PlainKey _new;

    public ClientModel(Place place)
    {
        _new = Plain.NewKey(place.Expiry);
        _address = new Uri(place.Address, Place.KeysPath);
        _http = new HttpClient(place.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = ClientPipeline.Create(
            new ClientPipelineOptions { Transport = new HttpClientPipelineTransport(_http) },
            [],
            [ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(Place.Credential), "apikey")],
            []
        );
    }

    public override Task ListAsync() => SendAsync("GET", _address, null, PlainJson.Default.ListPlainKey);

    public override Task CreateAsync() =>
        SendAsync(
            "POST",
            _address,
            BinaryContent.Create(
                BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(_new, PlainJson.Default.PlainKey))
            ),
            PlainJson.Default.PlainIssued
        );

    public override Task DeleteAsync() =>
        SendAsync<object>("DELETE", new Uri($"{_address}/{Uri.EscapeDataString(_new.Name)}"), null, null);

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is ClientResultException refused
            ? new(refused.Status, Plain.MessageIn(refused.GetRawResponse()!.Content.ToMemory().Span))
            : null;

    protected override void Dispose(bool disposing) => _http.Dispose();

    private async Task<T?> SendAsync<T>(string method, Uri address, BinaryContent? body, JsonTypeInfo<T>? type)
    {
        using PipelineMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = address;
        message.Request.Headers.Set("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Set("Content-Type", "application/json");
            message.Request.Content = body;
        }

        await _pipeline.SendAsync(message);
        PipelineResponse response = message.Response!;
        return response.IsError ? throw await ClientResultException.CreateAsync(response)
            : type is null ? default
            : JsonSerializer.Deserialize(response.Content.ToMemory().Span, type);
    }
}
