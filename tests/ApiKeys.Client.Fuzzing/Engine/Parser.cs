using ApiKeys.Client.Fuzzing.Mutation;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Something of the SDK that reads what a server sends.</summary>
/// <param name="Name">What it is called on the command line and in the folder of regressions.</param>
/// <param name="Mutator">Makes its inputs.</param>
/// <param name="Read">
/// Reads an input, and says whether it was understood. It catches what is documented to come out, and nothing else:
/// whatever it throws is a find.
/// </param>
internal sealed record Parser(string Name, Mutator Mutator, Func<byte[], bool> Read)
{
    /// <summary>
    /// How much may be allocated for one input: so much in any case, and so much for each of its bytes.
    /// </summary>
    public (int Fixed, int PerByte) MostAllocated { get; init; } = (64 * 1024, 400);

    /// <summary>The inputs of others that one of its own takes the time of: it gets that many times fewer.</summary>
    public int Cost { get; init; } = 1;

    public override string ToString() => Name;
}
