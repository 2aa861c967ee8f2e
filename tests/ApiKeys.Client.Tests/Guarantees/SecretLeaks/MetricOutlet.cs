using System.Diagnostics.Metrics;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures every measurement of every instrument in the process, with its tags.</summary>
internal sealed class MetricOutlet : IDisposable
{
    public const string Place = "metric";

    private readonly CapturedOutput _outflow;
    private readonly MeterListener _listener;

    public MetricOutlet(CapturedOutput captured)
    {
        _outflow = captured;
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument),
        };
        _listener.SetMeasurementEventCallback<byte>(Add);
        _listener.SetMeasurementEventCallback<int>(Add);
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    private void Add<T>(
        Instrument instrument,
        T measurement,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    )
    {
        _outflow.Add(Place, $"{instrument.Meter.Name} {instrument.Name} {measurement}");
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            _outflow.Add(Place, $"{tag.Key} = {tag.Value}");
        }
    }
}
