using System.Diagnostics;
using ApiKeys.Client.Fuzzing;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Parsers;
using ApiKeys.Client.Fuzzing.Recording;

if (Arguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(Arguments.Usage);
    return 2;
}

if (arguments.Record is { } folder)
{
    await Recorder.RecordAsync(folder);
    return 0;
}

List<Parser> parsers = [.. Catalog.All.Where(parser => arguments.Parser is null || parser.Name == arguments.Parser)];
if (parsers.Count == 0)
{
    await Console.Error.WriteLineAsync($"The parsers are: {string.Join(", ", Catalog.All)}");
    return 2;
}

Stopwatch watch = Stopwatch.StartNew();
int seed = arguments.Seed;
bool isClean;
do
{
    isClean = Round.Run(parsers, arguments.Count, seed++);
} while (isClean && watch.Elapsed.TotalMinutes < arguments.Minutes);

return isClean ? 0 : 1;
