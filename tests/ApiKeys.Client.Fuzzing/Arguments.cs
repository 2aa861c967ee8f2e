using System.Globalization;

namespace ApiKeys.Client.Fuzzing;

/// <summary>The arguments of the program.</summary>
/// <param name="Parser">The one parser to run; null for all.</param>
/// <param name="Count">How many inputs each parser gets in a round.</param>
/// <param name="Seed">The seed of the first round.</param>
/// <param name="Minutes">For how many minutes to run rounds; 0 for one round.</param>
/// <param name="Record">The folder to write the corpus to, instead of fuzzing.</param>
internal sealed record Arguments(
    string? Parser = null,
    long Count = 100_000,
    int Seed = 1,
    double Minutes = 0,
    string? Record = null
)
{
    public const string Usage =
        "Usage: ApiKeys.Client.Fuzzing [--parser NAME] [--count N] [--seed S] [--minutes M] | --record FOLDER";

    /// <summary>Parses the arguments; returns null when they are invalid.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        Arguments? parsed = args.Count % 2 == 0 ? new() : null;
        for (int i = 0; parsed is not null && i < args.Count; i += 2)
        {
            parsed = parsed.With(args[i], args[i + 1]);
        }

        return parsed;
    }

    private Arguments? With(string name, string value) =>
        name switch
        {
            "--parser" => this with { Parser = value },
            "--record" => this with { Record = value },
            "--count" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long count) =>
                this with
                {
                    Count = count,
                },
            "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seed) =>
                this with
                {
                    Seed = seed,
                },
            "--minutes"
                when double.TryParse(
                    value,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out double minutes
                ) => this with
            {
                Minutes = minutes,
            },
            _ => null,
        };
}
