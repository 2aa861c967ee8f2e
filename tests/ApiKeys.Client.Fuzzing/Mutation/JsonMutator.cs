using System.Text;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>
/// Changes JSON at the boundaries of its grammar: values, members, items. Sometimes it changes bytes.
/// </summary>
internal sealed class JsonMutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens) : Mutator(seeds, tokens)
{
    private readonly ByteMutator _bytes = new(seeds, tokens);

    public byte[] Change(byte[] input, Random random) => Step(input, random);

    protected override byte[] Step(byte[] input, Random random)
    {
        List<JsonSpan> spans = random.Seldom(4) ? [] : JsonSpan.In(input);
        return spans.Count == 0 ? _bytes.Change(input, random) : Change(input, random.Of(spans), spans, random);
    }

    private byte[] Change(byte[] json, JsonSpan at, List<JsonSpan> all, Random random) =>
        random.Next(10) switch
        {
            0 or 1 or 2 => json.With(at.ValueStart, at.End, JsonValues.Next(random, Tokens)),
            3 => json.With(at.ValueStart, at.End, Other(random)),
            4 when at.IsMember => json.With(
                at.Start,
                at.Start,
                [.. Name(random), (byte)':', .. JsonValues.Next(random, Tokens), (byte)',']
            ),
            5 when at.IsMember => json.With(at.Start, at.ValueStart, [.. Name(random), (byte)':']),
            6 => json.With(at.Start, at.Start, [.. Copies(json, at, random)]),
            7 => json.With(at.ValueStart, at.End, ValueOf(json, random.Of(all))),
            8 => Without(json, at),
            _ => Wrapped(json, at, random),
        };

    /// <summary>A value of another seed.</summary>
    private ReadOnlySpan<byte> Other(Random random)
    {
        byte[] seed = random.Of(Seeds);
        return JsonSpan.In(seed) is { Count: > 0 } spans ? ValueOf(seed, random.Of(spans)) : seed;
    }

    private static ReadOnlySpan<byte> ValueOf(byte[] json, JsonSpan span) => json.AsSpan(span.ValueStart..span.End);

    private byte[] Name(Random random) => [(byte)'"', .. random.Of(Tokens), (byte)'"'];

    /// <summary>The same item or member once more, rarely many times; the last of many members counts.</summary>
    private static IEnumerable<byte> Copies(byte[] json, JsonSpan at, Random random) =>
        Enumerable
            .Repeat(json[at.Start..at.End].Append((byte)','), random.Seldom(50) ? random.Next(500) : 1)
            .SelectMany(static copy => copy);

    private static byte[] Without(byte[] json, JsonSpan at)
    {
        int end = at.End < json.Length && json[at.End] == ',' ? at.End + 1 : at.End;
        int start = end == at.End && at.Start > 0 && json[at.Start - 1] == ',' ? at.Start - 1 : at.Start;
        return json.With(start, end, []);
    }

    private static byte[] Wrapped(byte[] json, JsonSpan at, Random random)
    {
        ReadOnlySpan<byte> value = ValueOf(json, at);
        byte[] wrapped = random.Next(3) switch
        {
            0 => [(byte)'[', .. value, (byte)']'],
            1 => [.. Encoding.UTF8.GetBytes("{\"value\":"), .. value, (byte)'}'],
            _ => [(byte)'"', .. value, (byte)'"'],
        };
        return json.With(at.ValueStart, at.End, wrapped);
    }
}
