using ApiKeys.Cli.Output;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>What would happen next, as a table or as JSON.</summary>
internal static class PlanView
{
    private static readonly string[] _headings = ["POLICY", "PHASE", "NEXT", "WOULD DELETE"];

    public static void Write(Screen screen, IReadOnlyList<RotationPlan> plans)
    {
        if (screen.IsData)
        {
            Data.Write(screen, plans, RotationJson.Default.IReadOnlyListRotationPlan);
        }
        else
        {
            Table.Write(screen, _headings, plans.Select(Row));
        }
    }

    private static Cell[] Row(RotationPlan plan) =>
        [
            plan.Status.Policy,
            plan.Status.Phase.ToString(),
            plan.Next,
            plan.WouldDelete.Count == 0 ? "nothing" : string.Join(", ", plan.WouldDelete),
        ];
}
