using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class ShowCommand : ToolCommand
{
    private readonly Argument<string> _id = SharedOptions.Id();

    public ShowCommand()
        : base(
            "show",
            "Show one key",
            "apikeys show ci-publish --account prod",
            "apikeys show a-inst1-abcdefghijkl --account eam --output json"
        ) => Add(_id);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        KeyView.Write(
            session.Screen,
            await KeyLookup.FindAsync(account.Keys, session.Get(_id), cancellationToken),
            session.Clock.GetUtcNow()
        );
        return ExitCode.Done;
    }
}
