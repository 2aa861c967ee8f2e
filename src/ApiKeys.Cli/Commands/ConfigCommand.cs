using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class ConfigCommand : ToolCommand
{
    private readonly Argument<string> _what = Choice.Of(
        "what",
        "path: the file that is read; show: what is configured, with secrets masked; validate: whether it is "
            + "right, without a request; schema: the JSON schema of the file",
        ["path", "show", "validate", "schema"]
    );

    public ConfigCommand()
        : base(
            "config",
            "Show, validate or describe the configuration, without a request",
            "apikeys config path",
            "apikeys config show --account prod",
            "apikeys config validate",
            "apikeys config schema > apikeys.schema.json"
        )
    {
        Add(_what);
    }

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken) =>
        Task.FromResult(
            session.Get(_what) switch
            {
                "path" => WritePath(session),
                "show" => ConfigurationView.Write(session.Screen, session.Configuration, Accounts(session)),
                "validate" => ConfigurationCheck.Write(session.Screen, session.Configuration, Accounts(session)),
                _ => WriteSchema(),
            }
        );

    private static IReadOnlyList<AccountSettings> Accounts(Session session) =>
        session.AccountName is { } name ? [session.Configuration.Account(name)] : session.Configuration.Accounts;

    private static ExitCode WritePath(Session session)
    {
        ConfigurationFile? file = session.FindFile();
        string? path = file?.Path ?? ConfigurationFile.OfTheUser;
        if (file is null)
        {
            session.Screen.Note("There is no configuration file. 'apikeys init' creates this one:");
        }

        Data.WriteText(path + "\n");
        return ExitCode.Done;
    }

    private static ExitCode WriteSchema()
    {
        Data.WriteText(Resources.Read(Resources.Schema));
        return ExitCode.Done;
    }
}
