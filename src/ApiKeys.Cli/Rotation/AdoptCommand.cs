using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Client;

namespace ApiKeys.Cli.Rotation;

/// <summary>Takes over a key that exists.</summary>
internal sealed class AdoptCommand : RotationCommand
{
    private readonly Argument<string> _policy = PolicyArgument();
    private readonly Option<string> _key = new("--key")
    {
        Description = "The id of the key, as list shows it",
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
        return Show(
            session,
            rotation,
            [await rotation.Engine.AdoptAsync(policy, session.Get(_key)!, value, Actor, cancellationToken)]
        );
    }
}
