using System.Text;

namespace ApiKeys.Cli.Fleet;

/// <summary>The table of docs/contributing/performance.md.</summary>
internal static class Report
{
    public static string Of(IEnumerable<Measure> measures)
    {
        StringBuilder table = new("| accounts | requests | ideal | measured | ratio | most memory | most sockets | sign-ins |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (Measure each in measures)
        {
            string answered = each.Answered == each.Accounts ? "" : $" ({each.Answered} answered)";
            table.Append(
                FormattableString.Invariant($"| {each.Accounts:N0}{answered} | {each.Requests:N0} | {each.Ideal.TotalSeconds:0.00} s | {each.Duration.TotalSeconds:0.00} s | {each.Ratio:0.00} ")
                + FormattableString.Invariant($"| {each.Memory / 1048576.0:0.0} MB | {each.Sockets} | {each.SignIns:N0} of {each.SigningAccounts:N0} |\n"));
        }

        return table.ToString();
    }
}
