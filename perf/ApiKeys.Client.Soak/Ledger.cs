using System.Collections.Concurrent;

namespace ApiKeys.Client.Soak;

/// <summary>What the SDK reported about every key, its counters, and the discrepancies.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, KeyRecord> _records = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentQueue<string> _discrepancies = new();
    private long _names;

    /// <summary>How often each outcome occurred.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public IReadOnlyCollection<string> Discrepancies => _discrepancies;

    /// <summary>Adds a key that is about to be requested. Until the SDK reports otherwise, it does not exist.</summary>
    public KeyRecord Begin(string service)
    {
        string name = $"soak-{Interlocked.Increment(ref _names)}";
        return _records[name] = new KeyRecord(service, name);
    }

    public void Count(string outcome, long by = 1) => _counts.AddOrUpdate(outcome, by, (_, count) => count + by);

    public void ReportIf(bool isUntrue, string what)
    {
        if (isUntrue)
        {
            _discrepancies.Enqueue(what);
        }
    }

    /// <summary>Compares the keys of the services with the reports, and starts again.</summary>
    public void Close(IReadOnlyList<HeldKey> held)
    {
        ILookup<string, HeldKey> byName = held.ToLookup(key => key.Name);
        foreach (HeldKey key in held)
        {
            ReportIf(
                !_records.ContainsKey(key.Name),
                $"{key.Service} has a key '{key.Name}' that no caller requested."
            );
        }

        foreach (KeyRecord record in _records.Values)
        {
            HeldKey[] keys = [.. byName[record.Name]];
            ReportIf(keys.Length > 1, $"{record} exists {keys.Length} times.");
            ReportIf(keys.Length == 0 && record.Exists == true, $"{record} does not exist, and was reported to exist.");
            foreach (HeldKey key in keys)
            {
                ReportIf(
                    Discrepancy(record, key) is not null,
                    $"{record} exists as {key.Id}, and {Discrepancy(record, key)}."
                );
            }
        }

        Count("audited", held.Count);
        _records.Clear();
    }

    private static string? Discrepancy(KeyRecord record, HeldKey key) =>
        record switch
        {
            { Exists: false } => "was reported as missing",
            { Id: { } id } when id.Split('/')[^1] != key.Id => $"was reported with the id {id}",
            { Value: { } value } when !key.Matches(value.Reveal()) => "has another value than the caller has",
            { IsEnabled: { } enabled } when enabled != key.IsEnabled =>
                $"was reported as {(enabled ? "enabled" : "disabled")}",
            _ => null,
        };
}
