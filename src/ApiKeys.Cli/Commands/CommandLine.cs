using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ApiKeys.Cli.Calls;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Doctor;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Rotation;

namespace ApiKeys.Cli.Commands;

/// <summary>The whole command line: its commands, and what happens when the arguments are invalid.</summary>
internal static class CommandLine
{
    // An argument that begins with @ is the name of a key, not of a file with arguments.
    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null };

    // The commands report their failures themselves. The library would react to Ctrl-C only once a command waits for
    // something, which may be after its first request.
    private static readonly InvocationConfiguration _invocation = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        StandardStreams.Prepare();
        using Interruption interruption = new();
        RootCommand root = Root();
        if (CompletionRequest.Of(args) is { } request)
        {
            Data.WriteText(string.Concat(new Completer(root, request).Candidates().Select(static text => text + "\n")));
            return (int)ExitCode.Done;
        }

        ParseResult parsed = root.Parse(args, _parsing);
        try
        {
            return parsed.Action is ParseErrorAction || CommandLineErrors.HasUnknownWord(parsed)
                ? Refuse(parsed)
                : await parsed.InvokeAsync(_invocation, interruption.Token);
        }
        catch (IOException exception)
        {
            // The library writes help and version itself, and a disk may be full.
            Screen.Error(new OutputException(exception.Message, exception).Message);
            return (int)ExitCode.Failed;
        }
    }

    public static RootCommand Root()
    {
        RootCommand root = new(
            "Creates, lists, checks, refreshes and revokes API keys at AIMMS Cloud, IBM Maximo Application Suite "
                + "and Veeam Service Provider Console."
        );
        foreach (Option option in GlobalOptions.All)
        {
            root.Add(option);
        }

        foreach (ToolCommand command in Commands())
        {
            root.Add(command);
        }

        root.Directives.Clear();
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static IEnumerable<ToolCommand> Commands() =>
        [
            new InitCommand(),
            new AccountsCommand(),
            new ScopesCommand(),
            new ListCommand(),
            new ShowCommand(),
            new CreateCommand(),
            new ResumeCommand(),
            new RefreshCommand(),
            new EnableCommand(),
            new DisableCommand(),
            new UpdateCommand(),
            new DeleteCommand(),
            new TokenCommand(),
            new CurlCommand(),
            new AuditCommand(),
            new DoctorCommand(),
            .. RotationCommands.All(),
            new EmulateCommand(),
            new ConfigCommand(),
            new CompletionCommand(),
            new HelpCommand(),
            new VersionCommand(),
        ];

    /// <summary>
    /// Reports errors without the help, which the library would write to standard output, where data belongs.
    /// </summary>
    private static int Refuse(ParseResult parsed)
    {
        if (ImpossibleIn(parsed) is { } impossible)
        {
            Screen.Error(impossible);
            return (int)ExitCode.Usage;
        }

        foreach (string error in CommandLineErrors.Of(parsed))
        {
            Screen.Error(error);
        }

        Console.Error.WriteLine($"See: {CommandLineErrors.CallOf(parsed)} --help");
        return (int)ExitCode.Usage;
    }

    /// <summary>What the service cannot do, which comes before what is missing.</summary>
    private static string? ImpossibleIn(ParseResult parsed)
    {
        try
        {
            using Session session = new(parsed);
            return ServiceLimits.ErrorIn(session);
        }
        catch (Exception exception) when (exception is UsageException or InvalidOperationException)
        {
            return null; // The errors in the command line come before those in the configuration.
        }
    }
}
