using System.CommandLine;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class CompletionCommand : ToolCommand
{
    private readonly Argument<string> _shell = Choice.Of(
        "shell",
        "The shell that the script is for",
        CompletionScript.Shells
    );

    public CompletionCommand()
        : base(
            "completion",
            "Print a script that completes commands, options, accounts, scopes and ids in a shell",
            "apikeys completion bash >> ~/.bashrc",
            "apikeys completion zsh >> ~/.zshrc",
            "apikeys completion fish > ~/.config/fish/completions/apikeys.fish",
            "apikeys completion pwsh >> $PROFILE"
        ) => Add(_shell);

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Data.WriteText(CompletionScript.For(session.Get(_shell)));
        return Task.FromResult(ExitCode.Done);
    }
}
