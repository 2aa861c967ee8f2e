using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ApiKeys.Client.Samples.Worker;

/// <summary>Writes how often each measure was taken, and at which account: every minute, and at the end.</summary>
internal sealed class ConsoleMeasures : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (Metric measure in batch)
        {
            if (measure.MetricType == MetricType.Histogram)
            {
                Write(measure);
            }
        }

        return ExportResult.Success;
    }

    private static void Write(Metric measure)
    {
        foreach (ref readonly MetricPoint point in measure.GetMetricPoints())
        {
            string tags = "";
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                tags += $" {tag.Key}={tag.Value}";
            }

            Console.WriteLine($"measure {measure.Name}, {point.GetHistogramCount()} times, {point.GetHistogramSum():0.000} {measure.Unit} in all,{tags}");
        }
    }
}
