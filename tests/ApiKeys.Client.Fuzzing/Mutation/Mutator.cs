namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>Creates inputs by changing seeds a few times.</summary>
/// <param name="seeds">Responses of a server.</param>
/// <param name="tokens">Pieces with a meaning to the parser.</param>
internal abstract class Mutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
{
    private const int Longest = 64 * 1024;

    public IReadOnlyList<byte[]> Seeds { get; } =
        seeds.Count > 0 ? seeds : throw new ArgumentException("There is no seed.", nameof(seeds));

    protected IReadOnlyList<byte[]> Tokens { get; } = tokens;

    public byte[] Next(Random random)
    {
        byte[] input = random.Of(Seeds);
        for (int steps = 1 + random.Few(); steps > 0; steps--)
        {
            input = Step(input, random);
        }

        return input.Length <= Longest ? input : input[..Longest];
    }

    /// <summary>A short piece: a token, or a part of a seed.</summary>
    public byte[] Piece(Random random)
    {
        byte[] source = random.Of(random.Next(2) == 0 && Tokens.Count > 0 ? Tokens : Seeds);
        int start = random.Next(Math.Max(1, source.Length));
        byte[] piece = source[start..Math.Min(source.Length, start + 1 + random.Next(12))];
        return piece.Length > 0 ? piece : [(byte)random.Next(256)];
    }

    protected abstract byte[] Step(byte[] input, Random random);
}
