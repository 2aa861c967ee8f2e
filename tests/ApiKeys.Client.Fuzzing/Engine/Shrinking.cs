namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>Shortens a find so that it can be understood.</summary>
internal static class Shrinking
{
    private const int MostTries = 3_000;

    /// <summary>Removes piece after piece for as long as the same place fails in the same way.</summary>
    public static (byte[] Input, Exception Fault) Shrink(Parser parser, byte[] input, Exception fault)
    {
        int tries = 0;
        for (int piece = input.Length / 2; piece > 0; piece /= 2)
        {
            for (int at = 0; at + piece <= input.Length && tries++ < MostTries; )
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(at + piece)];
                (input, fault, at) =
                    FaultOf(parser, shorter) is { } again && KindOf(again) == KindOf(fault)
                        ? (shorter, again, at)
                        : (input, fault, at + piece);
            }
        }

        return (input, fault);
    }

    private static Exception? FaultOf(Parser parser, byte[] input)
    {
        try
        {
            parser.Read(input);
            return null;
        }
#pragma warning disable CA1031 // Whatever comes out is a find.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return fault;
        }
    }

    /// <summary>
    /// The type, the message of a broken promise, and the first method of the SDK in the stack trace.
    /// </summary>
    private static string KindOf(Exception fault) =>
        $"{fault.GetType()} {(fault as BrokenPromiseException)?.Message} "
        + $"{fault.StackTrace?.Split('\n').FirstOrDefault(static line => line.Contains(" ApiKeys.", StringComparison.Ordinal))}";
}
