using System.Diagnostics;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// One operation while it runs. It begins with its first request: a call that is refused before that has no span and is
/// not measured. Calls that the application's own code makes meanwhile at another account are separate operations.
/// </summary>
internal sealed class OperationScope(AccountTelemetry owner, string name, string? keyId)
{
    private static readonly AsyncLocal<OperationScope?> _current = new();

    private readonly long _start = owner.TimeProvider.GetTimestamp();
    private Activity? _activity;
    private bool _hasBegun;

    /// <summary>The operation that the running code is a part of, at whichever account.</summary>
    public static OperationScope? Current => _current.Value;

    public AccountTelemetry Owner { get; } = owner;

    public string Name { get; } = name;

    /// <summary>The span of the caller who began work that several callers wait for.</summary>
    public ActivityContext StartedBy { get; init; }

    /// <summary>Whether it still runs: code that it started may outlive it.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Whether a change was sent to the service: a key that is already as requested is not changed.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Makes it the current one, until the calling method returns.</summary>
    public void Enter() => _current.Value = this;

    /// <summary>
    /// Notes that a request is about to be sent, and makes the span the current one, until the calling method returns.
    /// </summary>
    public void Begin(Uri server)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            SafeTelemetry.Run(() => _activity = Instrumentation.Source.HasListeners() ? Start(server) : null);
        }

        Activity.Current = _activity ?? Activity.Current;
    }

    public void Succeed(object? result)
    {
        if (TryEnd())
        {
            SafeTelemetry.Run(() => Measure(null));
            SafeTelemetry.Run(() => EndSpan(null, null, KeyEvents.IdIn(result)));
            SafeTelemetry.Run(() => KeyEvents.Succeeded(this, keyId, result));
        }
    }

    public void Fail(Exception failure)
    {
        if (TryEnd())
        {
            string errorType = ErrorType.Of(failure);
            SafeTelemetry.Run(() => Measure(errorType));
            SafeTelemetry.Run(() => EndSpan(errorType, (failure as ApiKeyException)?.Message, KeyEvents.IdIn(failure)));
            SafeTelemetry.Run(() => KeyEvents.Failed(this, failure));
        }
    }

    /// <summary>Notes that a failed request is retried.</summary>
    /// <param name="attempt">Which attempt failed, from 1 on.</param>
    /// <param name="cause">Why, as of <see cref="ErrorType"/>.</param>
    /// <param name="delay">The wait before the next.</param>
    public void WillRetry(int attempt, string cause, TimeSpan delay) =>
        Owner.Report(
            (logger, service, account) =>
                Log.AttemptRetried(logger, service, account, attempt, Name, cause, delay.TotalSeconds)
        );

    /// <summary>The tags of a measurement within the operation.</summary>
    public TagList Labels =>
        new()
        {
            { TagName.Service, Owner.Service },
            { TagName.Account, Owner.Account },
            { TagName.Operation, Name },
        };

    public TimeSpan Elapsed => Owner.TimeProvider.GetElapsedTime(_start);

    private Activity? Start(Uri server) =>
        Instrumentation.Source.StartActivity(
            ActivityKind.Internal,
            parentContext: default,
            [
                new(TagName.Service, Owner.Service),
                new(TagName.Account, Owner.Account),
                new(TagName.ServerAddress, server.Host),
                new(TagName.ServerPort, server.Port),
            ],
            StartedBy == default ? null : [new ActivityLink(StartedBy)],
            name: "apikeys." + Name
        );

    /// <summary>Whether it ends now, for the first time, after it began.</summary>
    private bool TryEnd()
    {
        bool ends = IsOpen && _hasBegun;
        IsOpen = false;
        return ends;
    }

    /// <param name="errorType">The kind of the error; null when there is none.</param>
    /// <param name="description">A text about the error, without a secret.</param>
    /// <param name="foundKeyId">The id of the key, if only the outcome shows it.</param>
    private void EndSpan(string? errorType, string? description, string? foundKeyId)
    {
        if (_activity is { IsAllDataRequested: true })
        {
            _activity.SetTag(TagName.KeyId, keyId ?? foundKeyId);
            _activity.SetTag(TagName.ErrorType, errorType);
            _activity.SetStatus(errorType is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, description);
        }

        _activity?.Stop();
    }

    private void Measure(string? errorType)
    {
        TagList labels = Labels;
        if (errorType is not null)
        {
            labels.Add(TagName.ErrorType, errorType);
        }

        Instrumentation.Duration.Record(Elapsed.TotalSeconds, labels);
        if (Name == OperationName.Authenticate)
        {
            Instrumentation.SignIns.Add(1, labels);
        }
    }
}
