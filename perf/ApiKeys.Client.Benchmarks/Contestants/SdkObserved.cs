using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>
/// The SDK with a listener to its spans and its metrics, which samples everything and stores nothing.
/// </summary>
[SuppressMessage("Usage", "CA2213", Justification = "The listeners are disposed after the turn.")]
internal sealed class SdkObserved(Place place) : Sdk(place)
{
    private const string Source = "ApiKeys.Client";

    private ActivityListener? _spans;
    private MeterListener? _measurements;

    public override void Enter()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Source,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements = new MeterListener { InstrumentPublished = Enable };
        _measurements.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _measurements.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _measurements.Start();
    }

    public override void Leave()
    {
        _spans?.Dispose();
        _measurements?.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        Leave();
        base.Dispose(disposing);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == Source)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
