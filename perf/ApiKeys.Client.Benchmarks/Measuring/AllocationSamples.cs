using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>Gets an event from the runtime, about every 100 KB, with the type of the newest object.</summary>
internal sealed class AllocationSamples : EventListener
{
    private const EventKeywords Collector = (EventKeywords)1;

    private readonly ConcurrentDictionary<string, long> _bytes = new();

    /// <summary>Waits for the latest events, which are delayed, and returns the bytes of each type.</summary>
    public async Task<IReadOnlyDictionary<string, long>> EndAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        return _bytes.ToDictionary();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Collector);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) == true)
        {
            int type = eventData.PayloadNames!.IndexOf("TypeName");
            int amount = eventData.PayloadNames.IndexOf("AllocationAmount64");
            _bytes.AddOrUpdate(
                (string)eventData.Payload![type]!,
                Amount(eventData, amount),
                (_, before) => before + Amount(eventData, amount)
            );
        }
    }

    private static long Amount(EventWrittenEventArgs eventData, int index) => (long)(ulong)eventData.Payload![index]!;
}
