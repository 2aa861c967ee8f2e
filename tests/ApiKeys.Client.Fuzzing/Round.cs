using System.Collections.Concurrent;
using ApiKeys.Client.Fuzzing.Engine;

namespace ApiKeys.Client.Fuzzing;

/// <summary>One run of parsers with one seed, reported as a table.</summary>
internal static class Round
{
    /// <returns>Whether nothing was found.</returns>
    public static bool Run(IReadOnlyList<Parser> parsers, long count, int seed)
    {
        Console.WriteLine($"seed {seed}");
        Console.WriteLine(
            $"{"parser", -18} {"inputs", 10} {"accepted", 10} {"refused", 10} {"slowest ms", 11} {"most bytes", 11}"
        );
        Lock table = new();
        List<Find> finds = [];
        Parallel.ForEach(
            Partitioner.Create(parsers, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            parser =>
            {
                Tally tally = new Fuzzer(parser, seed).Run(count);
                lock (table)
                {
                    Console.WriteLine(
                        $"{tally.Parser, -18} {tally.Inputs, 10} {tally.Accepted, 10} {tally.Refused, 10} "
                            + $"{tally.Slowest.TotalMilliseconds, 11:0.0} {tally.MostBytes, 11}"
                    );
                    finds.AddRange(new[] { tally.Find }.OfType<Find>());
                }
            }
        );
        finds.ForEach(static find => Console.WriteLine($"\nFOUND {find}"));
        return finds.Count == 0;
    }
}
