using System.Collections.Concurrent;

namespace ApiKeys.Client.Soak;

/// <summary>What the SDK said about every key, what it counted, and where that was not true.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, KeyRecord> _records = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentQueue<string> _discrepancies = new();
    private long _names;

    /// <summary>How often each outcome came.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public IReadOnlyCollection<string> Discrepancies => _discrepancies;

    /// <summary>A key that is about to be asked for. Until the SDK says otherwise, it does not exist.</summary>
    public KeyRecord Begin(string service)
    {
        string name = $"soak-{Interlocked.Increment(ref _names)}";
        return _records[name] = new KeyRecord(service, name);
    }

    public void Count(string outcome, long by = 1) => _counts.AddOrUpdate(outcome, by, (_, count) => count + by);

    public void UntrueIf(bool isUntrue, string what)
    {
        if (isUntrue)
        {
            _discrepancies.Enqueue(what);
        }
    }

    /// <summary>Compares what the services have with what was said, and begins again.</summary>
    public void Close(IReadOnlyList<HeldKey> held)
    {
        ILookup<string, HeldKey> byName = held.ToLookup(key => key.Name);
        foreach (HeldKey key in held)
        {
            UntrueIf(!_records.ContainsKey(key.Name), $"{key.Service} has a key '{key.Name}' that nobody asked for.");
        }

        foreach (KeyRecord record in _records.Values)
        {
            HeldKey[] keys = [.. byName[record.Name]];
            UntrueIf(keys.Length > 1, $"{record} is there {keys.Length} times.");
            UntrueIf(keys.Length == 0 && record.Exists == true, $"{record} is not there, and was said to be.");
            foreach (HeldKey key in keys)
            {
                UntrueIf(
                    Discrepancy(record, key) is not null,
                    $"{record} is there as {key.Id}, and {Discrepancy(record, key)}."
                );
            }
        }

        Count("audited", held.Count);
        _records.Clear();
    }

    private static string? Discrepancy(KeyRecord record, HeldKey key) =>
        record switch
        {
            { Exists: false } => "was said not to be",
            { Id: { } id } when id.Split('/')[^1] != key.Id => $"was said to have the id {id}",
            { Value: { } value } when !key.Matches(value.Reveal()) => "has another value than the caller got",
            { IsEnabled: { } enabled } when enabled != key.IsEnabled =>
                $"was said to be {(enabled ? "enabled" : "disabled")}",
            _ => null,
        };
}
