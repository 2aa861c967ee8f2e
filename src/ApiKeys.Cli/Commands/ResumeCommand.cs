using System.CommandLine;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class ResumeCommand : ValueCommand
{
    private readonly Argument<string> _action = new("action")
    {
        Description = "The id of the action, as the create reported it",
    };

    public ResumeCommand()
        : base(
            "resume",
            "Get the key of a create that the service continued in the background (Veeam)",
            "apikeys resume 2f1d6a52-3c3b-4a39-9a52-0d3f7f8f5f6e --account backup --out reports.key"
        )
    {
        this.OnlyAt([ServiceNames.Veeam], "{0} never continues a create in the background.");
        Add(_action);
        Add(RevokeOnFailure);
        Add(SharedOptions.DryRun);
    }

    protected override Option<bool> RevokeOnFailure { get; } = SharedOptions.RevokeOnFailure();

    protected override Task<IssuedApiKey> RequestKeyAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) => keys.ResumeAsync(session.Get(_action), cancellationToken);

    protected override string Remedy(Session session, string id) => NextStep.OfLostCreate(session, id);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        exception switch
        {
            ApiKeyOutcomeUnknownException { ActionId: null } => $"Look for the key: {session.Call("list")}",
            ApiKeyException failure => NextStep.AfterCreate(session, failure, "", Value.WordsOf(session)),
            _ => null,
        };
}
