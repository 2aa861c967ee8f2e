using System.Collections.Concurrent;
using System.Diagnostics;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>Without listeners, no telemetry objects are created. Tests in parallel would listen.</summary>
[CollectionDefinition(nameof(SilenceTests), DisableParallelization = true)]
[Collection(nameof(SilenceTests))]
public sealed class SilenceTests
{
    private static readonly Task<int> _done = Task.FromResult(1);

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Without_listeners_an_operation_has_no_span(string service)
    {
        Assert.Equal((null, null), await SeenDuringAsync(service));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task With_a_listener_an_operation_has_a_span(string service)
    {
        using SpanCapture spans = new();

        (string? span, string? operation) = await SeenDuringAsync(service);

        Assert.Equal(("apikeys.list", "list"), (span, operation));
    }

    [Fact]
    public void Without_listeners_telemetry_allocates_nothing()
    {
        AccountTelemetry telemetry = new("Aimms", "prod", TimeProvider.System);
        Func<Task<int>> run = static () => _done;
        RunAll();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            RunAll();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void RunAll()
        {
            telemetry.RunAsync(OperationName.List, null, run);
            telemetry.RunAsync(OperationName.Delete, null, (Func<Task>)run);
            telemetry.RunSharedAsync(OperationName.Authenticate, default, run);
        }
    }

    [Fact]
    public async Task The_application_s_span_stays_current_when_no_listener_samples_the_SDK()
    {
        using MetricCapture measurements = new();
        using Activity own = new Activity("own").Start();

        Assert.Equal(("own", "list"), await SeenDuringAsync("Aimms"));
    }

    /// <summary>The current activity and operation during the first request of a list.</summary>
    private static async Task<(string? Span, string? Operation)> SeenDuringAsync(string service)
    {
        ConcurrentQueue<(string?, string?)> seen = [];
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            services: (services, _) =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Probe(_ => seen.Enqueue((Activity.Current?.OperationName, OperationScope.Current?.Name)))
                    )
                )
        );
        if (service == "Veeam")
        {
            await account.Keys.GetListAsync(The.Token); // Asks who is authenticated.
            seen.Clear();
        }

        await account.Keys.GetListAsync(The.Token);
        Assert.True(seen.TryDequeue(out (string?, string?) first));
        return first;
    }
}
