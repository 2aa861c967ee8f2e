using System.Runtime.CompilerServices;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Parsers;

namespace ApiKeys.Client.Tests.Fuzzing;

/// <summary>A short run of tests/ApiKeys.Client.Fuzzing on every target.</summary>
public sealed class FuzzingTests
{
    private const int Seed = 20261121;
    private const int Inputs = 1000;

    public static TheoryData<string> Parsers => [.. Catalog.All.Select(static parser => parser.Name)];

    public static TheoryData<string> Kept => [.. Corpus.Regressions().Select(static kept => kept.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parsers_throw_only_documented_exceptions(string name)
    {
        Tally tally = new Fuzzer(ParserOf(name), Seed, measuresGrowth: false).Run(Inputs);

        Assert.True(tally.Find is null, tally.Find?.ToString());
        Assert.Equal(Inputs / ParserOf(name).Cost, tally.Inputs);
        Assert.True(tally is { Accepted: > 0, Refused: > 0 }, "Inputs that are all alike prove nothing.");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Earlier_finds_do_not_recur(string name)
    {
        (_, string parser, byte[] input) = Corpus.Regressions().Single(kept => kept.Name == name);

        Find? find = new Fuzzer(ParserOf(parser), Seed).Check(input);

        Assert.True(find is null, find?.ToString());
    }

    [Fact]
    public void Parsing_time_that_grows_faster_than_the_input_is_detected()
    {
        Parser cubic = Catalog.All[0] with { Read = ReadInCubicTime };

        Assert.True(new Growth(new byte[8 * 1024], new byte[32 * 1024]).IsSteepFor(cubic));
    }

    /// <summary>Optimized from its first call on, so that all calls are equally fast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ReadInCubicTime(byte[] input)
    {
        long side = input.Length / 128;
        long sum = 0;
        for (long i = 0; i < side * side * side; i++)
        {
            sum ^= i * input[i % input.Length];
        }

        return sum == 0;
    }

    private static Parser ParserOf(string name) => Catalog.All.Single(parser => parser.Name == name);
}
