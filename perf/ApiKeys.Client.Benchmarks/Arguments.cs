using ApiKeys.Client.Benchmarks.Measuring;

namespace ApiKeys.Client.Benchmarks;

/// <summary>The arguments of the command line.</summary>
internal sealed record Arguments(Plan Plan, bool IsGuard, bool IsProfile, bool IsInMemory, string? JsonFile)
{
    /// <summary>Starts the program as the service, for internal use.</summary>
    public const string Serve = "--serve";

    public const string Help = """
        Measures the SDK beside handwritten code and other clients.

          --quick         under a minute (default)
          --full          under ten minutes
          --guard         fail when an agreed figure is missed by more than a busy machine can explain
          --memory        in memory only, which measures the bytes quickly
          --json <file>   write each round to a file
          --types         instead: what the SDK and the full floor allocate in memory, by type
        """;

    /// <summary>Parses the arguments; returns null when they are invalid.</summary>
    public static Arguments? TryParse(string[] args)
    {
        Arguments arguments = new(Plan.Quick, false, false, false, null);
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    break;
                case "--full":
                    arguments = arguments with { Plan = Plan.Full };
                    break;
                case "--guard":
                    arguments = arguments with { IsGuard = true };
                    break;
                case "--memory":
                    arguments = arguments with { IsInMemory = true };
                    break;
                case "--types":
                    arguments = arguments with { IsProfile = true };
                    break;
                case "--json" when i + 1 < args.Length:
                    arguments = arguments with { JsonFile = args[++i] };
                    break;
                default:
                    return null;
            }
        }

        return arguments;
    }
}
