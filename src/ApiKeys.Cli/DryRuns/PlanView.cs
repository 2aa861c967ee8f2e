using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.DryRuns;

/// <summary>Shows what a dry run found out.</summary>
internal static class PlanView
{
    public static void Write(Screen screen, AccountSettings account, DryRun run, PlannedRequest planned)
    {
        if (screen.IsData)
        {
            Data.Write(screen, new PlanJson(account, run, planned), Json.Context.PlanJson);
        }
        else
        {
            Table.WriteMembers(screen, Members(account, run, planned));
        }

        screen.Note("This was a dry run: the request was not sent, and nothing was changed.");
    }

    private static IEnumerable<(string Name, Cell Value)> Members(
        AccountSettings account,
        DryRun run,
        PlannedRequest planned
    ) =>
        [
            ("account", $"{account.Name} ({account.Service})"),
            ("would send", $"{planned.Method} {planned.Address}"),
            .. planned.Body is { } body ? [("body", body)] : Array.Empty<(string, Cell)>(),
            .. run.Checked.Distinct().Select(static read => ("checked", (Cell)read)),
        ];
}
