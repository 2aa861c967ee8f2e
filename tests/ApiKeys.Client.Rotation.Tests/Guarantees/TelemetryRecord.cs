using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>Everything that a process logs, measures and traces, at every level.</summary>
internal sealed class TelemetryRecord : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly MeterListener _metrics = new();
    private readonly ActivityListener _spans;

    public TelemetryRecord()
    {
        _metrics.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((what, value, tags, _) => Add($"{what.Name} {value}", tags));
        _metrics.SetMeasurementEventCallback<int>((what, value, tags, _) => Add($"{what.Name} {value}", tags));
        _metrics.SetMeasurementEventCallback<double>((what, value, tags, _) => Add($"{what.Name} {value}", tags));
        _metrics.Start();
        _spans = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
                Add($"{span.DisplayName} {span.StatusDescription}", span.TagObjects.ToArray().AsSpan()),
        };
        ActivitySource.AddActivityListener(_spans);
    }

    public string Text
    {
        get
        {
            _metrics.RecordObservableInstruments();
            return string.Join('\n', _lines);
        }
    }

    public void AddTo(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this);

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
        _metrics.Dispose();
        _spans.Dispose();
    }

    private void Add(string text, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        _lines.Enqueue(text);
    }
}
