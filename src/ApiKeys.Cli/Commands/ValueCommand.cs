using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>A command that gets a value, and hands it over.</summary>
internal abstract class ValueCommand : ToolCommand
{
    protected ValueCommand(string name, string description, params string[] examples)
        : base(name, description, examples) => Value.AddTo(this);

    protected ValueOptions Value { get; } = new();

    /// <summary>
    /// The option that deletes a key whose value was not handed over; null where that cannot be undone.
    /// </summary>
    protected virtual Option<bool>? RevokeOnFailure => null;

    protected abstract Task<IssuedApiKey> RequestKeyAsync(
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

        // An interruption does not cancel the deletion: no key may be left behind. The account does not authenticate
        // with a key that was just created.
        Func<string, Task>? revoke = revokes ? id => keys.AllowOwnKey().DeleteAsync(id, CancellationToken.None) : null;
        return await new ValueDelivery(
            session.Screen,
            session.Clock,
            target,
            id => Remedy(session, id),
            revoke
        ).RunAsync(
            async () =>
            {
                IssuedApiKey issued = await RequestKeyAsync(session, keys, cancellationToken);
                session.DryRun?.ThrowIfStopped();
                return issued;
            },
            cancellationToken
        );
    }
}
