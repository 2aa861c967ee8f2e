using System.Globalization;

namespace ApiKeys.Client.Samples.Emulator;

internal sealed record Arguments(int Port, string? ReadyFile)
{
    /// <summary>The arguments, or <see langword="null"/> if they cannot be understood.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        Arguments? parsed = args.Count % 2 == 0 ? new(0, null) : null;
        for (int i = 0; parsed is not null && i < args.Count; i += 2)
        {
            parsed = parsed.With(args[i], args[i + 1]);
        }

        return parsed;
    }

    private Arguments? With(string name, string value) => name switch
    {
        "--port" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) => this with { Port = port },
        "--ready-file" => this with { ReadyFile = value },
        _ => null,
    };
}
