using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Values;
using ApiKeys.Client;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Hands over the current value of a policy, as a create does.</summary>
internal sealed class CurrentValueCommand : RotationCommand
{
    private readonly Argument<string> _policy = PolicyArgument();
    private readonly ValueOptions _value = new();

    public CurrentValueCommand()
        : base("value", "Hand over the current value of a policy", "apikeys rotation value nightly --out nightly.key")
    {
        Add(_policy);
        _value.AddTo(this);
    }

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        string policy = session.Get(_policy);
        RotatedKey key =
            await rotation.Engine.FindCurrentAsync(policy, cancellationToken)
            ?? throw new UsageException($"The policy '{policy}' has no value yet. Run 'apikeys rotation run --once'.");
        using ValueTarget target = _value.Open(session);
        try
        {
            await target.DeliverAsync(new IssuedApiKey(new ApiKey(key.Id, key.Name), key.Value), cancellationToken);
            return ExitCode.Done;
        }
        catch (DeliveryException failure)
        {
            Screen.Error(failure.Message);
            return ExitCode.Failed;
        }
    }
}
