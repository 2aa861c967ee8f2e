namespace ApiKeys.Client.Samples.QuickStart;

internal sealed record Arguments(string? ConfigFile, string? Account)
{
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        Arguments parsed = new(null, null);
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
            "--account" when value is not null => this with { Account = value },
            _ => throw new ArgumentException(
                "usage: dotnet run --project samples/QuickStart [-- --config <file.json> --account <name>]"
            ),
        };
}
