using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>A command that ends with a value in its place.</summary>
internal abstract class IssuingCommand : ToolCommand
{
    protected IssuingCommand(string name, string description, params string[] examples)
        : base(name, description, examples) => Value.AddTo(this);

    protected ValueOptions Value { get; } = new();

    /// <summary>
    /// The option to leave no key behind whose value did not arrive; null where there is no way back.
    /// </summary>
    protected virtual Option<bool>? RevokeOnFailure => null;

    protected abstract Task<IssuedApiKey> IssueAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    );

    /// <summary>What to do about a key whose value is lost.</summary>
    protected abstract string Remedy(Session session, string id);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        using ValueTarget target = Value.Open(session);
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        ApiKeyManager keys = account.Keys;
        bool revokes = RevokeOnFailure is { } option && session.Get(option);

        // Who interrupts it wants no key left behind all the more. A key that was just created is not what the account
        // authenticates with.
        Func<string, Task>? revoke = revokes ? id => keys.AllowOwnKey().DeleteAsync(id, CancellationToken.None) : null;
        return await new Issuance(session.Screen, session.Clock, target, id => Remedy(session, id), revoke).RunAsync(
            () => IssueAsync(session, keys, cancellationToken),
            cancellationToken
        );
    }
}
