using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures a health report: the description of each entry, its data and its exception.</summary>
internal static class HealthOutlet
{
    public const string Place = "health report";

    public static void Add(CapturedOutput captured, HealthReport report)
    {
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            captured.Add(Place, $"{name} {entry.Status} {entry.Description} {string.Join(' ', entry.Tags)}");
            ObjectOutlet.Add(captured, entry.Exception);
            foreach ((string key, object value) in entry.Data)
            {
                captured.Add(
                    Place,
                    $"{key} = {(value is IEnumerable<object> several ? string.Join(", ", several) : value)}"
                );
            }
        }
    }
}
