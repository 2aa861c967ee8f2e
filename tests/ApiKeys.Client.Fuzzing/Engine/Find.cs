using System.Text;

namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>An input that a parser failed on.</summary>
/// <param name="Parser">The parser.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Input">The input.</param>
/// <param name="Fault">The failure.</param>
internal sealed record Find(string Parser, int Seed, byte[] Input, Exception Fault)
{
    private const int MostShown = 4096;

    public override string ToString() =>
        $"""
            {Parser}, seed {Seed}: {Fault}
            input, {Input.Length} bytes: {Literal()}
            keep it: echo {Base64()} | base64 -d > tests/ApiKeys.Client.Fuzzing/Regressions/{Parser}/what-it-is.bin
            """;

    private string Base64() =>
        Input.Length <= MostShown
            ? Convert.ToBase64String(Input)
            : $"({Input.Length} bytes: shorten it, or run with the seed)";

    /// <summary>The input as a C# literal, where each character is a byte.</summary>
    private string Literal()
    {
        StringBuilder literal = new("\"");
        foreach (byte b in Input.Take(MostShown))
        {
            literal.Append(
                b switch
                {
                    (byte)'"' or (byte)'\\' => $"\\{(char)b}",
                    >= 0x20 and <= 0x7E => ((char)b).ToString(),
                    _ => $"\\u{b:x4}",
                }
            );
        }

        return literal.Append(Input.Length > MostShown ? "\"..." : "\"").ToString();
    }
}
