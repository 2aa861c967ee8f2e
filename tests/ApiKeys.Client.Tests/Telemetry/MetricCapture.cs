using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>The measurements that are recorded while this object listens.</summary>
internal sealed class MetricCapture : IDisposable
{
    private readonly ConcurrentQueue<Measure> _measurements = [];
    private readonly ConcurrentDictionary<string, Instrument> _instruments = [];
    private readonly MeterListener _listener = new();

    public MetricCapture()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "ApiKeys.Client")
            {
                _instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => _measurements.Enqueue(new(instrument.Name, value, Text(tags)))
        );
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => _measurements.Enqueue(new(instrument.Name, value, Text(tags)))
        );
        _listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    /// <summary>
    /// The measurements of one instrument at an account: value and tags except those that name the account.
    /// </summary>
    public IReadOnlyList<(double Value, string Labels)> Of(string instrument, string service, string account)
    {
        string start = $"apikeys.service={service} apikeys.account={account} ";
        return
        [
            .. _measurements
                .Where(measure =>
                    measure.Instrument == instrument && measure.Labels.StartsWith(start, StringComparison.Ordinal)
                )
                .Select(measure => (measure.Value, measure.Labels[start.Length..])),
        ];
    }

    public IReadOnlyList<(double Value, string Labels)> Of(string instrument, ObservedAccount account) =>
        Of(instrument, account.Service, account.Name);

    public void Dispose() => _listener.Dispose();

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(" ", tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));

    private sealed record Measure(string Instrument, double Value, string Labels);
}
