using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>
/// The metrics of the policies, in the meter <c>ApiKeys.Client.Rotation</c>, and the source of the spans of the same
/// name.
/// </summary>
internal sealed class RotationMetrics : IDisposable
{
    public const string Name = "ApiKeys.Client.Rotation";

    private readonly Meter _meter = new(Name);
    private readonly ConcurrentDictionary<string, RotationStatus> _policies = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    public RotationMetrics(TimeProvider clock)
    {
        _clock = clock;
        Steps = _meter.CreateCounter<long>("apikeys.rotation.steps", "{step}", "How many steps were taken.");
        Orphans = _meter.CreateCounter<long>(
            "apikeys.rotation.orphans",
            "{key}",
            "How many keys without a known value were found."
        );
        LostRaces = _meter.CreateCounter<long>(
            "apikeys.rotation.lost_races",
            "{write}",
            "How many writes another engine was faster than."
        );
        _meter.CreateObservableGauge(
            "apikeys.rotation.due",
            () => Seconds(static status => status.NextDue),
            "s",
            "How long until the next rotation; negative when it is overdue."
        );
        _meter.CreateObservableGauge(
            "apikeys.rotation.expires_in",
            () => Seconds(static status => status.ExpiresAt),
            "s",
            "How long until the current value can expire."
        );
        _meter.CreateObservableGauge(
            "apikeys.rotation.live_keys",
            LiveKeys,
            "{key}",
            "How many keys of the policy should exist."
        );
        _meter.CreateObservableGauge(
            "apikeys.rotation.failing_for",
            () => Seconds(static status => status.FailingSince, -1),
            "s",
            "For how long the next step has failed."
        );
    }

    public static ActivitySource Source { get; } = new(Name);

    public Counter<long> Steps { get; }

    public Counter<long> Orphans { get; }

    public Counter<long> LostRaces { get; }

    public static KeyValuePair<string, object?> Tag(string policy) => new("apikeys.policy", policy);

    public void Observe(RotationStatus status) => _policies[status.Policy] = status;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Seconds(Func<RotationStatus, DateTimeOffset?> instant, int sign = 1)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        foreach (RotationStatus status in _policies.Values)
        {
            if (instant(status) is { } at)
            {
                yield return new(sign * (at - now).TotalSeconds, Tags(status));
            }
        }
    }

    private IEnumerable<Measurement<int>> LiveKeys() =>
        _policies.Values.Select(static status => new Measurement<int>(status.LiveKeys, Tags(status)));

    private static KeyValuePair<string, object?>[] Tags(RotationStatus status) =>
        [Tag(status.Policy), new("apikeys.account", status.Account)];
}
