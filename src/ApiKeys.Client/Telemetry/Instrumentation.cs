using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace ApiKeys.Client.Telemetry;

/// <summary>The sources of spans and metrics, to which an application listens by name.</summary>
internal static class Instrumentation
{
    public const string Name = "ApiKeys.Client";

    /// <summary>The version of the SDK, without what a build adds to it.</summary>
    public static string Version { get; } =
        typeof(Instrumentation)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    public static ActivitySource Source { get; } = new(Name, Version);

    private static readonly Meter _meter = new(Name, Version);

    public static Histogram<double> Duration { get; } =
        _meter.CreateHistogram(
            "apikeys.client.operation.duration",
            "s",
            "How long operations on API keys take.",
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 100, 300],
            }
        );

    public static Counter<long> Attempts { get; } =
        _meter.CreateCounter<long>(
            "apikeys.client.attempts",
            "{attempt}",
            "How many times requests were sent, retries included."
        );

    public static Counter<long> SignIns { get; } =
        _meter.CreateCounter<long>(
            "apikeys.client.sign_ins",
            "{sign_in}",
            "How many times access tokens were requested."
        );

    /// <summary>Whether anything listens.</summary>
    public static bool IsListenedTo => Source.HasListeners() || Duration.Enabled || Attempts.Enabled || SignIns.Enabled;
}
