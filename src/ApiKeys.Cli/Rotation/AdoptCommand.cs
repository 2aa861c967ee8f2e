using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
using ApiKeys.Client;

namespace ApiKeys.Cli.Rotation;

/// <summary>Takes over a key that exists.</summary>
internal sealed class AdoptCommand : RotationCommand
{
    private readonly Argument<string> _policy = PolicyArgument();
    private readonly Option<string> _key = new("--key")
    {
        Description = "The id of the key, or its name",
        Required = true,
        HelpName = "id",
    };
    private readonly Option<string?> _valueFile = new("--value-file")
    {
        Description = "A file with the value of the key; without it, consumers keep the value until the first rotation",
        HelpName = "file",
    };

    public AdoptCommand()
        : base(
            "adopt",
            "Take over a key that exists: it is replaced when it is due, and deleted after the overlap",
            "apikeys rotation adopt nightly --key ci-publish"
        )
    {
        Add(_policy);
        Add(_key);
        Add(_valueFile);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        SecretValue? value = session.Get(_valueFile!) is { } file
            ? new SecretValue((await File.ReadAllTextAsync(file, cancellationToken)).Trim())
            : null;
        string policy = session.Get(_policy);
        await rotation.Engine.GetStatusAsync(policy, cancellationToken); // There must be such a policy.
        string id = await IdAsync(session, rotation.Settings.AccountOf(policy), cancellationToken);
        return session.DryRun is null
            ? Show(session, rotation, [await rotation.Engine.AdoptAsync(policy, id, value, Actor, cancellationToken)])
            : await ShowPlanAsync(session, rotation, [policy], cancellationToken);
    }

    private async Task<string> IdAsync(Session session, string? account, CancellationToken cancellationToken)
    {
        using OpenAccount open = await session.OpenAsync(session.Configuration.Account(account), cancellationToken);
        return (await KeyLookup.FindAsync(open.Keys, session.Get(_key)!, cancellationToken)).Id;
    }
}
