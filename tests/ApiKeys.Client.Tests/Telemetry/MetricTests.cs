using System.Diagnostics.Metrics;
using System.Text;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>The metrics, their clock and their tags.</summary>
public sealed class MetricTests : IDisposable
{
    private const string Duration = "apikeys.client.operation.duration";
    private const string Attempts = "apikeys.client.attempts";

    private readonly MetricCapture _measurements = new();

    public void Dispose() => _measurements.Dispose();

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task The_duration_of_an_operation_is_measured_once_by_the_account_s_clock(string service)
    {
        ObservedAccount? account = null;
        account = await ObservedAccount.StartAsync(
            service,
            services: (services, _) =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() => new Probe(_ => account!.Clock.Advance(TimeSpan.FromSeconds(2))))
                )
        );
        await using ObservedAccount disposed = account;
        await account.Keys.GetListAsync(The.Token); // Authenticates where that takes a request.
        int before = account.Emulator.Requests.Count;

        await account.Keys.CheckAsync(The.Token);

        int requests = account.Emulator.Requests.Count - before;
        Assert.Equal(
            [(2.0 * requests, "apikeys.operation=check")],
            _measurements
                .Of(Duration, account)
                .Where(static each => each.Labels.Contains("check", StringComparison.Ordinal))
        );
        Assert.Single(_measurements.Of(Duration, account), static each => each.Labels == "apikeys.operation=list");
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Each_attempt_is_counted_with_its_status_or_error_type(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        account.Emulator.Faults.Add(Fault.Respond(503).On("DELETE"));
        account.Emulator.Faults.Add(Fault.CutShort(0).On("GET"));

        await account.Keys.GetListAsync(The.Token);
        await account.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(
            [
                "apikeys.operation=delete http.response.status_code=503",
                $"apikeys.operation=delete http.response.status_code={(service == "Veeam" ? 200 : 204)}",
            ],
            Of("delete").TakeLast(2)
        );
        Assert.Equal(
            [
                "apikeys.operation=list error.type=System.IO.IOException",
                "apikeys.operation=list http.response.status_code=200",
            ],
            Of("list")
        );
        Assert.All(_measurements.Of(Attempts, account), static each => Assert.Equal(1, each.Value));
        Assert.Equal(account.Emulator.Requests.Count, _measurements.Of(Attempts, account).Count);

        IEnumerable<string> Of(string operation) =>
            _measurements
                .Of(Attempts, account)
                .Select(static each => each.Labels)
                .Where(labels => labels.StartsWith($"apikeys.operation={operation} ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task An_error_type_is_a_tag_and_text_from_the_server_is_not(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        account.Emulator.Faults.Add(
            Fault.Respond(418, "{\"message\":\"label-of-a-server\",\"code\":\"label-of-a-server\"}").On("GET").Always()
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => account.Keys.FindAsync("4711", The.Token));

        Assert.Contains((0.0, "apikeys.operation=find error.type=418"), _measurements.Of(Duration, account));
        Assert.DoesNotContain(
            _measurements.Of(Duration, account).Concat(_measurements.Of(Attempts, account)),
            static each =>
                each.Labels.Contains("label-of", StringComparison.Ordinal)
                || each.Labels.Contains("4711", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.ServicesWithTokens), MemberType = typeof(ObservedAccount))]
    public async Task A_renewed_token_counts_as_another_sign_in(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        await account.Keys.GetListAsync(The.Token);
        account.RevokeTokens();

        await account.Keys.GetListAsync(The.Token);

        Assert.Equal(
            [(1, "apikeys.operation=sign_in"), (1, "apikeys.operation=sign_in")],
            _measurements.Of("apikeys.client.sign_ins", account)
        );
    }

    [Fact]
    public async Task The_request_metric_of_the_framework_stays_and_counts_each_request_once()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Maximo");
        int port = account.Emulator.Maximo.BaseAddress.Port;
        int measured = 0;
        using MeterListener framework = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "http.client.request.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        framework.SetMeasurementEventCallback<double>(
            (_, _, tags, _) => Interlocked.Add(ref measured, tags.ToArray().Contains(new("server.port", port)) ? 1 : 0)
        );
        framework.Start();

        await account.Keys.GetListAsync(The.Token);

        Assert.Equal((2, 2), (account.Emulator.Requests.Count, measured));
    }

    [Fact]
    public void Instruments_match_the_documentation()
    {
        string documentation = File.ReadAllText(
            Path.Combine(Metadata.RepositoryRoot, "docs", "guides", "observability.md"),
            Encoding.UTF8
        );

        Assert.Equal(3, _measurements.Instruments.Count);
        Assert.All(
            _measurements.Instruments,
            instrument =>
                Assert.Contains(
                    $"| `{instrument.Name}` | {KindOf(instrument)} | `{instrument.Unit}` |",
                    documentation,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Instruments_have_descriptions_and_duration_buckets_up_to_minutes()
    {
        Assert.Equal(
            ["s", "{attempt}", "{sign_in}"],
            _measurements.Instruments.Select(static instrument => instrument.Unit).Order(StringComparer.Ordinal)
        );
        Assert.All(
            _measurements.Instruments,
            static instrument => Assert.Matches("^How (long|many times) .+\\.$", instrument.Description)
        );
        Histogram<double> duration = Assert.Single(_measurements.Instruments.OfType<Histogram<double>>());
        Assert.Equal(0.01, duration.Advice!.HistogramBucketBoundaries![0]);
        Assert.Equal(300, duration.Advice.HistogramBucketBoundaries[^1]);
    }

    private static string KindOf(Instrument instrument) => instrument is Histogram<double> ? "histogram" : "counter";
}
