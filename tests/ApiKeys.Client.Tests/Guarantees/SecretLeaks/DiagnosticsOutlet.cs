using System.Diagnostics.Tracing;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// Captures the framework's own diagnostics about HTTP, names, sockets and TLS: its public event sources and its
/// private ones. The bytes that the private sources of sockets and TLS dump are left out: they are the bytes on the
/// wire, which only the framework could hide.
/// </summary>
internal sealed class DiagnosticsOutlet : EventListener
{
    public const string Place = "framework diagnostics";
    public const string PrivateHttp = "Private.InternalDiagnostics.System.Net.Http";

    private static readonly string[] _sources = ["System.Net.", "Private.InternalDiagnostics.System.Net."];

    private readonly CapturedOutput _outflow;
    private readonly List<EventSource> _early = [];

    public DiagnosticsOutlet(CapturedOutput captured)
    {
        _outflow = captured;
        lock (_early)
        {
            _early.ForEach(Enable);
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (!_sources.Any(source => eventSource.Name.StartsWith(source, StringComparison.Ordinal)))
        {
            return;
        }

        // The base class reports existing sources before this constructor has run.
        if (_outflow is null)
        {
            _early?.Add(eventSource);
        }
        else
        {
            Enable(eventSource);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        string texts = string.Join(' ', eventData.Payload?.OfType<string>() ?? []);
        _outflow?.Add(Place, $"{eventData.EventSource.Name} {eventData.EventName}: {texts}");
    }

    private void Enable(EventSource source) => EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
}
