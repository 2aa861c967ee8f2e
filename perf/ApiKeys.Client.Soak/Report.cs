using System.Diagnostics;

namespace ApiKeys.Client.Soak;

/// <summary>The table, with one row for each minute, and its summary.</summary>
internal sealed class Report(Ledger ledger, Stopwatch watch)
{
    private const int MostReported = 20;
    private static readonly string[] _columns =
    [
        "create",
        "delete",
        "read",
        "done",
        "mismatch",
        "value lost",
        "unknown",
        "not done",
        "not sent",
        "audited",
    ];

    private TimeSpan _next = TimeSpan.FromMinutes(1);
    private bool _hasHeader;

    public void WriteRowEachMinute(Measure measure)
    {
        if (watch.Elapsed >= _next)
        {
            WriteRow(measure);
            _next += TimeSpan.FromMinutes(1);
        }
    }

    /// <returns>Whether the run passed.</returns>
    public bool WriteEnd(IReadOnlyList<Measure> measurements, Measure bounds)
    {
        WriteRow(measurements[^1]);
        int third = measurements.Count / 3;
        Measure middle = Measure.Floor([.. measurements.Skip(third).Take(third)]);
        Measure last = Measure.Floor([.. measurements.TakeLast(third)]);
        bool isStable = (last - middle).IsWithin(bounds);
        Console.WriteLine(
            $"floor, middle third {middle}\nfloor, last third   {last}\ngrowth              {last - middle}\nmay be "
                + $"             {bounds}"
        );
        Console.WriteLine(isStable ? "No growth." : "The process grew.");
        Console.WriteLine(
            ledger.Discrepancies.Count == 0
                ? "Every key is accounted for."
                : $"{ledger.Discrepancies.Count} discrepancies:"
        );
        ledger.Discrepancies.Take(MostReported).ToList().ForEach(Console.WriteLine);
        return isStable && ledger.Discrepancies.Count == 0;
    }

    private void WriteRow(Measure measure)
    {
        if (!_hasHeader)
        {
            Console.WriteLine($"{"time", 8} {string.Join(" ", _columns.Select(column => $"{column, 12}"))}");
            _hasHeader = true;
        }

        Console.WriteLine(
            $"{watch.Elapsed, 8:hh\\:mm\\:ss} "
                + $"{string.Join(" ", _columns.Select(column => $"{ledger.Counts.GetValueOrDefault(column), 12}"))} "
                + $"{measure}"
        );
    }
}
