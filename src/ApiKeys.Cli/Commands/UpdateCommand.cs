using System.CommandLine;
using ApiKeys.Cli.Scopes;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Commands;

internal sealed class UpdateCommand : ChangeCommand
{
    private readonly Option<string?> _description = new("--description")
    {
        Description = "The new name of the key, for people",
        HelpName = "text",
    };
    private readonly ScopeOption _scopes = new(
        "A scope that the key should have, in place of all that it has; several times, or with commas (Maximo)"
    );
    private readonly Option<bool> _allowApiKeyAdmin = SharedOptions.AllowApiKeyAdmin();
    private readonly Option<bool> _allowOwnKey = SharedOptions.AllowOwnKey();
    private readonly Option<bool> _allowUnusualName = SharedOptions.AllowUnusualName();

    public UpdateCommand()
        : base(
            "update",
            "Change the description or the scopes of a key, where the service can (Maximo, Veeam)",
            "apikeys update a-inst1-abcdefghijkl --account eam --description 'user sync' --scope userAdmin"
        )
    {
        foreach (Option option in new Option[] { _description, _allowApiKeyAdmin, _allowOwnKey, _allowUnusualName })
        {
            Add(option);
        }

        _scopes.AddTo(this);
        _scopes.Scopes.OnlyAt(
            [ServiceNames.Maximo],
            "--scope: {0} cannot change the scopes of a key; create a new one with them, and delete the old one."
        );
        Validators.Add(result =>
        {
            if (result.GetResult(_description) is null && result.GetResult(_scopes.Scopes) is null)
            {
                result.AddError(
                    $"There is nothing to change. Add {_description.Name} or {_scopes.Scopes.Name}. Nothing was sent."
                );
            }
        });
    }

    protected override Task<ApiKey> ChangeAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> scopes = _scopes.Read(session, keys);
        ApiKeyUpdate update = session.Get(_allowApiKeyAdmin)
            ? new MaximoApiKeyUpdate { AllowApiKeyAdmin = true }
            : new ApiKeyUpdate();
        update.Description = session.Get(_description);
        update.Scopes = scopes.Count > 0 ? scopes : null;
        update.AllowUnusualName = session.Get(_allowUnusualName);
        return SharedOptions.Allowed(keys, session.Get(_allowOwnKey)).UpdateAsync(id, update, cancellationToken);
    }
}
