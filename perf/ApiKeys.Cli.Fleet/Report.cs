using System.Globalization;
using System.Text;

namespace ApiKeys.Cli.Fleet;

/// <summary>The table of docs/contributing/performance.md.</summary>
internal static class Report
{
    public static string Of(IEnumerable<Measure> measurements)
    {
        StringBuilder table = new(
            "| accounts | requests | ideal | measured | ratio | most memory | most sockets | sign-ins |\n"
                + "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        );
        foreach (Measure each in measurements)
        {
            string responded = each.Responded == each.Accounts ? "" : $" ({each.Responded} responded)";
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {each.Accounts:N0}{responded} | {each.Requests:N0} | {each.Ideal.TotalSeconds:0.00} s "
                    + $"| {each.Duration.TotalSeconds:0.00} s | {each.Ratio:0.00} | {each.Memory / 1048576.0:0.0} MB "
                    + $"| {each.Sockets} | {each.Authentications:N0} of {each.AuthenticatingAccounts:N0} |\n"
            );
        }

        return table.ToString();
    }
}
