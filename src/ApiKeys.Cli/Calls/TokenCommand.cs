using System.CommandLine;
using System.CommandLine.Parsing;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Times;
using ApiKeys.Cli.Values;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Calls;

internal sealed class TokenCommand : ToolCommand
{
    private readonly ValueOptions _value = new();
    private readonly Option<MaximoRefreshInterval?> _lifetime = TimeOptions.Interval(
        "--lifetime",
        "How long the token works; the server decides unless set. NEVER needs --never-expires"
    );
    private readonly Option<bool> _neverExpires = new("--never-expires")
    {
        Description = "A token without an end: nobody can take it back but by deleting the key",
    };

    public TokenCommand()
        : base(
            "token",
            "Get an access token for the account's key, for another program such as an identity provider (Maximo)",
            "apikeys token --account eam --lifetime P90D --out scim.jwt",
            "apikeys token --account eam --lifetime P100Y --exec 'vault kv put secret/scim token=-'",
            "apikeys token --account eam --never-expires --reveal"
        )
    {
        this.OnlyAt([ServiceNames.Maximo], "{0} has no such tokens; a key itself is sent with each request.");
        Add(_lifetime);
        Add(_neverExpires);
        _value.AddTo(this);
        Add(SharedOptions.DryRun);
        Validators.Add(CheckLifetime);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        session.DryRun?.StopsAtFirstRequest = true;
        using ValueTarget target = _value.Open(session);
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        MaximoApiKeyManager keys = (MaximoApiKeyManager)account.Keys;
        MaximoRefreshInterval? lifetime = session.Get(_neverExpires)
            ? MaximoRefreshInterval.Never
            : session.Get(_lifetime);
        return await new TokenDelivery(session, target, keys.Account).RunAsync(
            () => keys.AuthenticateAsync(lifetime, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>A token without an end is never got by a word in a variable that somebody else set.</summary>
    private void CheckLifetime(CommandResult result)
    {
        bool isExplicit = result.GetResult(_neverExpires) is { Implicit: false };
        bool? isNever = result.GetResult(_lifetime) is { Tokens: [{ Value: var text }] }
            ? text.Equals("NEVER", StringComparison.OrdinalIgnoreCase)
            : null;
        if (isNever == true && !isExplicit)
        {
            result.AddError("--lifetime NEVER needs --never-expires beside it, so that it is meant. Nothing was sent.");
        }
        else if (isNever == false && isExplicit)
        {
            result.AddError("--never-expires and a --lifetime with an end contradict each other. Nothing was sent.");
        }
    }
}
