using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>Shows what has happened at a policy, the newest first.</summary>
internal sealed class HistoryCommand : RotationCommand
{
    private static readonly string[] _headings = ["TIME", "WHAT", "BY", "GENERATION", "KEY", "FINGERPRINT", "REASON"];

    private readonly Argument<string> _policy = PolicyArgument();

    public HistoryCommand()
        : base(
            "history",
            "Show what has happened at a policy, the newest first; never a value",
            "apikeys rotation history nightly"
        ) => Add(_policy);

    protected override async Task<ExitCode> RunAsync(
        Session session,
        RotationWorkspace rotation,
        CancellationToken cancellationToken
    )
    {
        string policy = session.Get(_policy);
        await rotation.Engine.GetStatusAsync(policy, cancellationToken); // It knows whether there is such a policy.
        IReadOnlyList<RotationEvent> events = await rotation.Engine.GetHistoryAsync(policy, cancellationToken);
        if (session.Screen.IsData)
        {
            Data.Write(session.Screen, events, RotationJson.Default.IReadOnlyListRotationEvent);
        }
        else
        {
            Table.Write(session.Screen, _headings, events.Select(Row));
        }

        return ExitCode.Done;
    }

    private static Cell[] Row(RotationEvent each) =>
        [
            DisplayText.Instant(each.At),
            each.Kind,
            each.Actor,
            each.Generation.ToString(System.Globalization.CultureInfo.InvariantCulture),
            each.Key,
            each.Fingerprint,
            each.Reason,
        ];
}
