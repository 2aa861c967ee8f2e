using System.CommandLine;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class CreateCommand : ValueCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The name of the key, for people" };
    private readonly NewKeyOptions _key = new();

    public CreateCommand()
        : base(
            "create",
            "Create a key, and hand over its value",
            "apikeys create ci-publish --account prod --scope PublishApp --scope Tasks --expires 90d --out ci.key",
            "apikeys create 'user sync' --account eam --scope userAdmin --refresh-every 90d --exec 'vault kv put "
                + "secret/eam token=-'",
            "apikeys create reports --account backup --scope rest --read-only --reveal"
        )
    {
        Add(_name);
        _key.AddTo(this);
        Add(RevokeOnFailure);
        Add(SharedOptions.DryRun);
    }

    protected override Option<bool> RevokeOnFailure { get; } = SharedOptions.RevokeOnFailure();

    protected override async Task<IssuedApiKey> RequestKeyAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        string name = session.Get(_name);
        ApiKeyRequest request = _key.RequestOf(session, keys, name);
        if (
            session.DryRun is not null
            && keys.Capabilities.HasFlag(ApiKeyCapabilities.UniqueNames)
            && await keys.FindAsync(name, cancellationToken) is not null
        )
        {
            throw new ApiKeyConflictException(
                $"The account '{keys.Account}' has a key named '{name}', and the service refuses a second one."
            );
        }

        return await keys.CreateAsync(request, cancellationToken);
    }

    protected override string Remedy(Session session, string id) => NextStep.OfLostCreate(session, id);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        NextStep.AfterCreate(session, exception, session.Get(_name), Value.WordsOf(session));
}
