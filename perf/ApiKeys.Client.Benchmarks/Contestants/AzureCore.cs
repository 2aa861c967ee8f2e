using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Benchmarks.Responses;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>A pipeline of Azure.Core with its own retry, buffering, logging and tracing policies.</summary>
internal sealed class AzureCore : Contestant
{
    private readonly HttpClient _http;
    private readonly HttpPipeline _pipeline;
    private readonly Uri _address;
    private readonly PlainKey _new;

    public AzureCore(Place place)
    {
        _new = Plain.NewKey(place.Expiry);
        _address = new Uri(place.Address, Place.KeysPath);
        _http = new HttpClient(place.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = HttpPipelineBuilder.Build(
            new Options { Transport = new HttpClientTransport(_http) },
            new CredentialPolicy()
        );
    }

    public override Task ListAsync() => SendAsync(RequestMethod.Get, _address, null, PlainJson.Default.ListPlainKey);

    public override Task CreateAsync() =>
        SendAsync(
            RequestMethod.Post,
            _address,
            RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(_new, PlainJson.Default.PlainKey)),
            PlainJson.Default.PlainIssued
        );

    public override Task DeleteAsync() =>
        SendAsync<object>(RequestMethod.Delete, new Uri($"{_address}/{Uri.EscapeDataString(_new.Name)}"), null, null);

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is RequestFailedException refused
            ? new(refused.Status, Plain.MessageIn(refused.GetRawResponse()!.Content.ToMemory().Span))
            : null;

    protected override void Dispose(bool disposing) => _http.Dispose();

    private async Task<T?> SendAsync<T>(RequestMethod method, Uri address, RequestContent? body, JsonTypeInfo<T>? type)
    {
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = body;
        }

        await _pipeline.SendAsync(message, default);
        return message.Response.IsError ? throw new RequestFailedException(message.Response)
            : type is null ? default
            : JsonSerializer.Deserialize(message.Response.Content.ToMemory().Span, type);
    }

    private sealed class Options : ClientOptions;

    private sealed class CredentialPolicy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            message.Request.Headers.SetValue("apikey", Place.Credential);
    }
}
