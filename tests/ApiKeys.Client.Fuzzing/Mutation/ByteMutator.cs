using System.Text;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>Changes bytes without regard to their meaning.</summary>
internal sealed class ByteMutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens) : Mutator(seeds, tokens)
{
    private const int MostRetries = 2000;

    private static readonly byte[][] _oddities =
    [
        // Invalid UTF-8.
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xED, 0xB0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xFF],
        [0xC3],
        [0xE2, 0x82],
        [0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE],
        [0xFE, 0xFF], // Byte order marks.
        // Control characters, line ends, and letters and digits that case folding changes.
        [0],
        [0x7F],
        [0xC2, 0x85],
        [0xE2, 0x80, 0xA8],
        [0xE2, 0x84, 0xAA],
        [0xC5, 0xBF],
        [0xC4, 0xB0],
        [0xD9, 0xA3],
        [(byte)'\r', (byte)'\n'],
        [(byte)' '],
        [(byte)'\t'],
        [(byte)'"'],
        [(byte)'\\'],
    ];

    public byte[] Change(byte[] input, Random random) => Step(input, random);

    protected override byte[] Step(byte[] input, Random random)
    {
        int at = random.Next(input.Length + 1);
        int end = Math.Min(input.Length, at + random.Next(1, 20));
        return random.Next(12) switch
        {
            0 or 1 when input.Length > 0 => Set(
                input,
                Math.Min(at, input.Length - 1),
                (byte)(1 << random.Next(8)),
                random.Next(2) == 0
            ),
            2 => input.With(at, at, random.Of(_oddities)),
            3 => input.With(at, end, []),
            4 => input.With(at, at, input.AsSpan(at, end - at)),
            5 => input[..at],
            6 => input[at..],
            7 => input.With(at, input.Length, Tail(random.Of(Seeds), random)),
            8 => random.Seldom(50)
                ? input.With(at, at, Repeated(Piece(random), random))
                : input.With(at, end, Piece(random)),
            9 => random.Seldom(50)
                ? Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(input))
                : input.With(at, end, Tail(input, random)),
            _ when Tokens.Count > 0 => input.With(at, random.Next(2) == 0 ? at : end, random.Of(Tokens)),
            _ => input.With(at, at, [(byte)random.Next(256)]),
        };
    }

    private static byte[] Set(byte[] input, int at, byte bit, bool isFlip)
    {
        byte[] changed = [.. input];
        changed[at] = isFlip ? (byte)(changed[at] ^ bit) : bit;
        return changed;
    }

    private static ReadOnlySpan<byte> Tail(byte[] bytes, Random random) => bytes.AsSpan(random.Next(bytes.Length + 1));

    private static byte[] Repeated(byte[] piece, Random random) =>
        [.. Enumerable.Repeat(piece, random.Next(2, MostRetries)).SelectMany(static bytes => bytes)];
}
