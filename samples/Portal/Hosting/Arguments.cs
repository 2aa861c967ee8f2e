namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>The arguments of the command line.</summary>
/// <param name="ConfigFile">The file with the accounts; null for those in environment variables, or for an emulator if
/// there are none.</param>
/// <param name="Urls">The addresses to listen at; null for those of the configuration.</param>
internal sealed record Arguments(string? ConfigFile = null, string? Urls = null)
{
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        Arguments parsed = new();
        for (int i = 0; i < args.Count; i += 2)
        {
            parsed = parsed.With(args[i], args.ElementAtOrDefault(i + 1));
        }

        return parsed;
    }

    private Arguments With(string name, string? value) =>
        name switch
        {
            "--config" when value is not null => this with { ConfigFile = Path.GetFullPath(value) },
            "--urls" when value is not null => this with { Urls = value },
            _ => throw new ArgumentException(
                "usage: dotnet run --project samples/Portal [-- --config <file.json> --urls <http://localhost:5000>]"
            ),
        };
}
