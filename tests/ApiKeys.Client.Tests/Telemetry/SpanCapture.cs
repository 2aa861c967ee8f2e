using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>The spans of all sources that end while this object listens, as an exporter gets them.</summary>
internal sealed class SpanCapture : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public SpanCapture()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The SDK's spans of an account, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Of(string account) =>
        [.. _spans.Where(span => (string?)span.GetTagItem("apikeys.account") == account)];

    /// <summary>The spans of the account's operations.</summary>
    public IReadOnlyList<Activity> Operations(string account) =>
        [.. Of(account).Where(static span => span.Kind == ActivityKind.Internal)];

    /// <summary>The spans of the account's attempts.</summary>
    public IReadOnlyList<Activity> Attempts(string account) =>
        [.. Of(account).Where(static span => span.Kind == ActivityKind.Client)];

    /// <summary>The client spans of any source for requests to a port.</summary>
    public IReadOnlyList<Activity> ClientSpansTo(int port) =>
        [.. _spans.Where(span => span.Kind == ActivityKind.Client && span.GetTagItem("server.port") as int? == port)];

    /// <summary>The whole content of a span as one text.</summary>
    public static string TextOf(Activity span) =>
        string.Join(
            " ",
            [
                span.DisplayName,
                span.StatusDescription,
                .. span
                    .TagObjects.Concat(span.Events.SelectMany(static each => each.Tags))
                    .Select(static tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")),
            ]
        );

    public void Dispose() => _listener.Dispose();
}
