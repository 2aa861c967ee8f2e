using ApiKeys.Client.Fuzzing.Mutation;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>A part of the SDK that reads responses of a server.</summary>
/// <param name="Name">Its name on the command line and in the folder of regressions.</param>
/// <param name="Mutator">Generates its inputs.</param>
/// <param name="Read">
/// Reads an input, and returns whether it was accepted. It catches only documented exceptions; any other exception is a
/// find.
/// </param>
internal sealed record Parser(string Name, Mutator Mutator, Func<byte[], bool> Read)
{
    /// <summary>The memory limit for one input: a fixed part, and a part for each of its bytes.</summary>
    public (int Fixed, int PerByte) MostAllocated { get; init; } = (64 * 1024, 400);

    /// <summary>The cost of one input in inputs of other parsers: this parser gets that many times fewer.</summary>
    public int Cost { get; init; } = 1;

    public override string ToString() => Name;
}
