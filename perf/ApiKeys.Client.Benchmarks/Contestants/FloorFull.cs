using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Benchmarks.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>
/// What an expert writes by hand to do what the SDK does: a client from the factory for each call, a credential
/// handler, retries and attempt timeout by Polly, a timeout of the whole call that covers the body, a limit of the
/// body's size, a span and a metric of each call. Reads from the stream, headers first, with generated JSON.
/// </summary>
internal sealed class FloorFull : Contestant
{
    private const string ClientName = "keys";
    private const long MaxBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan _callTimeout = TimeSpan.FromSeconds(100);
    private static readonly ActivitySource _source = new("Floor");
    private static readonly Meter _meter = new("Floor");
    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>("floor.duration", "s");

    private readonly PlainKey _new;
    private readonly ServiceProvider _services;
    private readonly IHttpClientFactory _clients;

    public FloorFull(Place place)
    {
        _new = Plain.NewKey(place.Expiry);
        ServiceCollection services = new();
        services
            .AddHttpClient(
                ClientName,
                client =>
                {
                    client.BaseAddress = place.Address;
                    client.Timeout = Timeout.InfiniteTimeSpan;
                    client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("floor/1.0");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(place.CreateHandler)
            .AddHttpMessageHandler(static () => new CredentialHandler())
            .AddHttpMessageHandler(static () => new RetryingHandler());
        _services = services.BuildServiceProvider();
        _clients = _services.GetRequiredService<IHttpClientFactory>();
    }

    public override Task ListAsync() =>
        CallAsync("list", HttpMethod.Get, Place.KeysPath, null, PlainJson.Default.ListPlainKey);

    public override Task CreateAsync()
    {
        ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(_new, PlainJson.Default.PlainKey))
        {
            Headers = { ContentType = new("application/json") },
        };
        return CallAsync("create", HttpMethod.Post, Place.KeysPath, body, PlainJson.Default.PlainIssued);
    }

    public override Task DeleteAsync() =>
        CallAsync<object>(
            "delete",
            HttpMethod.Delete,
            $"{Place.KeysPath}/{Uri.EscapeDataString(_new.Name)}",
            null,
            null
        );

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is RefusedException refused ? new(refused.Status, refused.Said) : null;

    protected override void Dispose(bool disposing) => _services.Dispose();

    private async Task<T?> CallAsync<T>(
        string name,
        HttpMethod method,
        string path,
        HttpContent? content,
        JsonTypeInfo<T>? type,
        CancellationToken cancellationToken = default
    )
    {
        using Activity? activity = _source.StartActivity(name, ActivityKind.Client);
        long start = Stopwatch.GetTimestamp();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_callTimeout);
        try
        {
            return await SendAsync(method, path, content, type, limit.Token);
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }
        finally
        {
            if (_duration.Enabled)
            {
                _duration.Record(
                    Stopwatch.GetElapsedTime(start).TotalSeconds,
                    new KeyValuePair<string, object?>("operation", name)
                );
            }
        }
    }

    private async Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        JsonTypeInfo<T>? type,
        CancellationToken cancellationToken
    )
    {
        HttpClient client = _clients.CreateClient(ClientName);
        using HttpRequestMessage request = new(method, path) { Content = content };
        using HttpResponseMessage response = await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        if (!response.IsSuccessStatusCode)
        {
            PlainError? error = await ReadAsync(response, PlainJson.Default.PlainError, cancellationToken);
            throw new RefusedException((int)response.StatusCode, error?.Message);
        }

        return type is null ? default : await ReadAsync(response, type, cancellationToken);
    }

    private static async Task<T?> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
        {
            throw new IOException("The body is too large.");
        }

        await using LimitedStream body = new(await response.Content.ReadAsStreamAsync(cancellationToken), MaxBytes);
        return await JsonSerializer.DeserializeAsync(body, type, cancellationToken);
    }
}
