using System.CommandLine;
using ApiKeys.Cli.Keys;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class RefreshCommand : ValueCommand
{
    private readonly Argument<string> _id = SharedOptions.Id();
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();

    public RefreshCommand()
        : base(
            "refresh",
            "Give a key a new value; the old one stops working at once, and that cannot be undone (Maximo)",
            "apikeys refresh a-inst1-abcdefghijkl --account eam --out eam.token"
        )
    {
        this.OnlyAt(
            [ServiceNames.Maximo],
            "{0} cannot refresh a key; create a new one under a new name, deploy it, and delete the old one."
        );
        Add(_id);
        Add(_allowOwnKey);
        Add(SharedOptions.DryRun);
    }

    protected override Task<IssuedApiKey> RequestKeyAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) =>
        KeyLookup.RunAsync(
            keys,
            session.Get(_id),
            (id, _) => RefreshAsync(session, keys, id, cancellationToken),
            cancellationToken
        );

    /// <summary>A dry run sends no refresh, which would say that there is no such key: it reads the key first.</summary>
    private async Task<IssuedApiKey> RefreshAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (session.DryRun is not null && await keys.FindAsync(id, cancellationToken) is null)
        {
            throw new ApiKeyNotFoundException($"The account '{keys.Account}' has no key with the id '{id}'.");
        }

        return await SharedOptions.Allowed(keys, session.Get(_allowOwnKey)).RefreshAsync(id, cancellationToken);
    }

    protected override string Remedy(Session session, string id) =>
        $"The old value of the key '{id}' no longer works, and a refresh cannot be undone. Refresh it again: {Again(session)}";

    protected override string? NextStepAfter(Session session, Exception exception) =>
        exception switch
        {
            ApiKeyValueLostException => Remedy(session, session.Get(_id)),
            ApiKeyOutcomeUnknownException =>
                $"The old value may no longer work, and the new one is lost. Refresh it again: {Again(session)}",
            _ => null,
        };

    private string Again(Session session) =>
        session.Call([
            "refresh",
            session.Get(_id),
            .. Value.WordsOf(session),
            .. session.Get(_allowOwnKey) ? new[] { _allowOwnKey.Name } : [],
        ]);
}
