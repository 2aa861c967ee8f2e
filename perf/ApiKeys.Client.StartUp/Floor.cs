using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.StartUp;

/// <summary>
/// What an expert would write by hand with the SDK's duties, for this one call: the floor that the SDK is compared
/// with.
/// </summary>
internal static class Floor
{
    public static async Task<int> CountAsync(IConfiguration accounts)
    {
        ServiceCollection services = new();
        services
            .AddOptions<FloorOptions>()
            .Bind(accounts.GetSection(Accounts.Name))
            .Validate(static options => options.BaseAddress is not null && options.ApiKey is { Length: > 0 });
        services
            .AddHttpClient(nameof(Floor), static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                }
            )
            .AddHttpMessageHandler(static provider => new FloorCredential(
                provider.GetRequiredService<IOptionsMonitor<FloorOptions>>()
            ))
            .AddHttpMessageHandler(static () => new FloorRetry());
        services.AddSingleton<FloorClient>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<FloorClient>().ListAsync(CancellationToken.None)).Count;
    }
}

internal sealed class FloorOptions
{
    public Uri? BaseAddress { get; set; }

    public string? ApiKey { get; set; }
}

internal sealed class FloorClient(IHttpClientFactory clients, IOptionsMonitor<FloorOptions> options)
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private static readonly ActivitySource _source = new(nameof(Floor));
    private static readonly Meter _meter = new(nameof(Floor));
    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>("duration", "s");

    public async Task<IReadOnlyList<FloorKey>> ListAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(100));
        using Activity? activity = _source.StartActivity("list");
        long began = Stopwatch.GetTimestamp();
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            new Uri(options.CurrentValue.BaseAddress!, "pro/user-manager/v1/user/@current/api-key")
        );
        using HttpResponseMessage response = await clients
            .CreateClient(nameof(Floor))
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(MaxBytes, limit.Token);
        await using Stream body = await response.Content.ReadAsStreamAsync(limit.Token);
        IReadOnlyList<FloorKey>? keys = await JsonSerializer.DeserializeAsync(
            body,
            FloorJson.Default.IReadOnlyListFloorKey,
            limit.Token
        );
        _duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return keys ?? [];
    }
}

internal sealed record FloorKey(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("expiration_date")] DateTimeOffset? ExpirationDate,
    [property: JsonPropertyName("scopes")] IReadOnlyList<string> Scopes
);

[JsonSerializable(typeof(IReadOnlyList<FloorKey>))]
internal sealed partial class FloorJson : JsonSerializerContext;
