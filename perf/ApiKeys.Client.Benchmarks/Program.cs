using System.Globalization;
using ApiKeys.Client.Benchmarks;
using ApiKeys.Client.Benchmarks.Loopback;
using ApiKeys.Client.Benchmarks.Measuring;
using ApiKeys.Client.Benchmarks.Reports;

if (args is [Arguments.Serve, var served])
{
    await Responder.RunAsync(DateOnly.ParseExact(served, "O", CultureInfo.InvariantCulture));
    return 0;
}

if (Arguments.TryParse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(Arguments.Help);
    return 2;
}

DateOnly expiry = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(90);
if (arguments.IsProfile)
{
    await Console.Out.WriteAsync(await AllocationProfile.RunAsync(expiry));
    return 0;
}

using ResponderProcess service = await ResponderProcess.StartAsync(expiry);
Runner runner = new(arguments.Plan, new Uri($"http://127.0.0.1:{service.Port}/"), expiry);
IReadOnlyList<Cell> cells = await runner.RunAsync(
    where => where == Where.Memory || !arguments.IsInMemory,
    Console.Error.WriteLineAsync
);
IReadOnlyList<Verdict> verdicts = Verdict.On(cells);

await Console.Out.WriteAsync(MarkdownReport.Of(cells, verdicts));
if (arguments.JsonFile is { } file)
{
    await File.WriteAllTextAsync(file, JsonReport.Of(cells, verdicts));
}

string[] faults =
[
    .. cells.SelectMany(static cell =>
        cell.Figures.Where(static figure => figure.Fault is not null)
            .Select(figure => $"VOID {figure.Contestant}, {cell.Title}: {figure.Fault}")
    ),
    .. verdicts
        .Where(verdict => arguments.IsGuard && verdict.IsBroken)
        .Select(static verdict =>
            $"BROKEN {verdict.Figure.Title}: {verdict.Measured:0.000}, agreed {verdict.Figure.Agreed:0.00}"
        ),
];
foreach (string fault in faults)
{
    await Console.Error.WriteLineAsync(fault);
}

return faults.Length == 0 ? 0 : 1;
