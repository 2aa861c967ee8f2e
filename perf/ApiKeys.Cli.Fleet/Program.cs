using System.Globalization;
using ApiKeys.Cli.Fleet;

if (
    args is not [{ } tool, .. var sizes]
    || !sizes.All(static size =>
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int accounts) && accounts > 0
    )
)
{
    await Console.Error.WriteLineAsync("Usage: ApiKeys.Cli.Fleet <path of apikeys> [<number of accounts> ...]");
    return 2;
}

Measure[] measurements = new Measure[sizes.Length];
for (int at = 0; at < sizes.Length; at++)
{
    measurements[at] = await Measurement.TakeAsync(tool, int.Parse(sizes[at], CultureInfo.InvariantCulture));
}

await Console.Out.WriteAsync(Report.Of(measurements));
string[] violations = [.. measurements.SelectMany(Agreement.Violations)];
foreach (string violation in violations)
{
    await Console.Error.WriteLineAsync(violation);
}

return violations.Length == 0 ? 0 : 1;
