using System.Globalization;

namespace ApiKeys.Client.Soak;

/// <summary>The parameters of a run, and how much may grow between its middle and its end.</summary>
internal sealed record Arguments
{
    public const string Help =
        "Usage: --minutes M (0.1 to 1440, default 10) --seed S --accounts N (6 to 600, default 30) --callers N (1 "
        + "to 1000, default 64) "
        + "--memory MiB (default 4) --handles N (default 64) --threads N (default 16) --sockets N (default 64)";

    public TimeSpan Length { get; private init; } = TimeSpan.FromMinutes(10);

    public int Seed { get; private init; } = Environment.TickCount;

    public int Accounts { get; private init; } = 30;

    public int Callers { get; private init; } = 64;

    /// <summary>The limits of growth: memory in bytes, and the number of handles, threads and sockets.</summary>
    public Measure Bounds { get; private init; } = new(4 << 20, 64, 16, 64);

    /// <summary>Parses the arguments; returns null when they are invalid.</summary>
    public static Arguments? TryParse(string[] args)
    {
        Arguments? arguments = new();
        for (int at = 0; at < args.Length && arguments is not null; at += 2)
        {
            arguments =
                at + 1 < args.Length
                && double.TryParse(args[at + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    ? arguments.With(args[at], value)
                    : null;
        }

        return arguments;
    }

    private Arguments? With(string name, double value) =>
        (name, value) switch
        {
            ("--minutes", >= 0.1 and <= 1440) => this with { Length = TimeSpan.FromMinutes(value) },
            ("--seed", >= int.MinValue and <= int.MaxValue) => this with { Seed = (int)value },
            ("--accounts", >= 6 and <= 600) => this with { Accounts = (int)value },
            ("--callers", >= 1 and <= 1000) => this with { Callers = (int)value },
            ("--memory", >= 0 and <= 4096) => this with { Bounds = Bounds with { Memory = (long)(value * (1 << 20)) } },
            ("--handles", >= 0) => this with { Bounds = Bounds with { Handles = (int)value } },
            ("--threads", >= 0) => this with { Bounds = Bounds with { Threads = (int)value } },
            ("--sockets", >= 0) => this with { Bounds = Bounds with { Sockets = (int)value } },
            _ => null,
        };
}
