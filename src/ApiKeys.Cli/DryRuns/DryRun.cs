using System.Diagnostics;

namespace ApiKeys.Cli.DryRuns;

/// <summary>
/// A run that reads and changes nothing. The SDK makes its checks and its reads; the first request that would change
/// something is kept and not sent.
/// </summary>
internal sealed class DryRun : IDisposable
{
    private readonly List<string> _checked = [];
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == "ApiKeys.Client",
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };
    private CancellationTokenSource? _stop;

    // The handler learns from the SDK's span whether a request authenticates.
    public DryRun() => ActivitySource.AddActivityListener(_listener);

    /// <summary>The request that would be sent; null as long as there was none.</summary>
    public PlannedRequest? Planned { get; private set; }

    /// <summary>Whether no request is sent at all, because the first one is what was asked for.</summary>
    public bool StopsAtFirstRequest { get; set; }

    /// <summary>The reads that were made.</summary>
    public IReadOnlyList<string> Checked => _checked;

    /// <summary>The token of the run, which ends once the request is known.</summary>
    public CancellationToken Start(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return _stop.Token;
    }

    /// <summary>Ends a command that went on after its request was kept.</summary>
    public void ThrowIfStopped() => _stop?.Token.ThrowIfCancellationRequested();

    public DelegatingHandler CreateHandler() => new DryRunHandler(this);

    public void Read(HttpRequestMessage request) => _checked.Add($"{request.Method} {request.RequestUri}");

    public void Stop(PlannedRequest planned)
    {
        Planned ??= planned;
        _stop?.Cancel();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _stop?.Dispose();
    }
}
