using System.Diagnostics;
using OpenTelemetry;

namespace ApiKeys.Client.Samples.Worker;

/// <summary>Writes each span in a line.</summary>
internal sealed class ConsoleSpans : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (Activity span in batch)
        {
            Console.WriteLine($"span {span.DisplayName}, {span.Duration.TotalMilliseconds:0} ms, {span.Status}, {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
        }

        return ExportResult.Success;
    }
}
