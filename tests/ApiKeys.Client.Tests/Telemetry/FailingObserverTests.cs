using System.Diagnostics;
using System.Diagnostics.Metrics;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>A logger or listener that throws affects neither a value nor a call.</summary>
public sealed class FailingObserverTests
{
    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_logger_that_throws_does_not_fail_an_operation(string service)
    {
        using LogCapture logs = new()
        {
            Written = static _ => throw new InvalidOperationException("The disk is full."),
        };
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, logs);

        await AssertWorksAsync(account);
        Assert.NotEmpty(logs.Lines);
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_logger_whose_IsEnabled_throws_does_not_fail_an_operation(string service)
    {
        int asked = 0;
        using LogCapture logs = new()
        {
            Asked = () =>
            {
                asked++;
                throw new InvalidOperationException("The configuration cannot be read.");
            },
        };
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, logs);

        await AssertWorksAsync(account);
        Assert.NotEqual(0, asked);
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_listener_that_throws_when_a_span_ends_does_not_fail_an_operation(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        int ended = 0;
        using ActivityListener spans = Listen(stopped: span =>
        {
            if ((string?)span.GetTagItem("apikeys.account") == account.Name)
            {
                ended++;
                throw new InvalidOperationException("The collector is gone.");
            }
        });

        await AssertWorksAsync(account);
        Assert.NotEqual(0, ended);
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_listener_to_spans_or_metrics_that_throws_does_not_fail_an_operation(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        int called = 0;
        using ActivityListener spans = Listen(
            started: span => Fail(span.TagObjects),
            stopped: span => Fail(span.TagObjects)
        );
        using MeterListener measurements = new()
        {
            InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument),
        };
        measurements.SetMeasurementEventCallback<double>((_, _, tags, _) => Fail(tags.ToArray()));
        measurements.SetMeasurementEventCallback<long>((_, _, tags, _) => Fail(tags.ToArray()));
        measurements.Start();

        await AssertWorksAsync(account);
        Assert.NotEqual(0, called);

        void Fail(IEnumerable<KeyValuePair<string, object?>> tags)
        {
            if (tags.Any(tag => tag.Key == "apikeys.account" && (string?)tag.Value == account.Name))
            {
                called++;
                throw new InvalidOperationException("The collector is gone.");
            }
        }
    }

    private static ActivityListener Listen(Action<Activity> stopped, Action<Activity>? started = null)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "ApiKeys.Client",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = started,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task AssertWorksAsync(ObservedAccount account)
    {
        account.Emulator.Faults.Add(Testing.Fault.Respond(503).On("DELETE"));
        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        Assert.NotEmpty(issued.Value.Reveal());
        Assert.NotEmpty(await account.Keys.GetListAsync(The.Token));
        await account.Keys.DeleteAsync(issued.Key.Id, The.Token);
    }
}
