using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>Shows a diagnosis in the requested format.</summary>
internal static class DoctorView
{
    private static readonly string[] _headings = ["CHECK", "VERDICT", "ASSUMPTION", "EVIDENCE"];

    public static void Write(Screen screen, AccountSettings account, AccountDiagnosis diagnosis)
    {
        if (screen.Format == OutputFormat.Csv)
        {
            Data.Write(screen, diagnosis.Findings, Json.Context.IReadOnlyListDiagnosisFinding);
        }
        else if (screen.IsData)
        {
            Data.Write(screen, new DiagnosisJson(account, diagnosis), Json.Context.DiagnosisJson);
        }
        else
        {
            Table.Write(screen, _headings, diagnosis.Findings.Select(Row));
            screen.Note(Summary(diagnosis));
        }

        if (diagnosis.Options.Count > 0)
        {
            string where = account.File is { } file ? $"into {file.Path}" : "into the configuration";
            screen.Note($"Options to merge {where}:\n{SuggestedConfiguration.Of(account.Name, diagnosis.Options)}");
        }

        Write(screen, "Needed, as the tool does not work with the server without", Options(diagnosis, isNeeded: true));
        Write(screen, "Learned; if they are set, nothing is to be learned", Options(diagnosis, isNeeded: false));
        Write(screen, "To be found out, as the server does not show the value", Hidden(diagnosis));
    }

    private static void Write(Screen screen, string what, string[] options)
    {
        if (options.Length > 0)
        {
            screen.Note($"{what}: {string.Join(", ", options)}.");
        }
    }

    private static string Summary(AccountDiagnosis diagnosis) =>
        string.Join(
            ", ",
            diagnosis
                .Findings.GroupBy(static finding => finding.Verdict)
                .OrderByDescending(static group => group.Count())
                .Select(static group => $"{group.Count()} {VerdictText.Of(group.Key)}")
        ) + ".";

    private static string[] Options(AccountDiagnosis diagnosis, bool isNeeded) =>
        [
            .. diagnosis
                .Findings.Where(finding => (finding.Verdict == DiagnosisVerdict.NeedsOption) == isNeeded)
                .SelectMany(static finding => finding.Options)
                .Where(static option => option.Value.Length > 0)
                .Select(static option => option.Key)
                .Distinct(),
        ];

    private static string[] Hidden(AccountDiagnosis diagnosis) =>
        [
            .. diagnosis
                .Findings.SelectMany(static finding => finding.Options)
                .Where(static option => option.Value.Length == 0)
                .Select(static option => option.Key)
                .Distinct(),
        ];

    private static Cell[] Row(DiagnosisFinding finding) =>
        [
            finding.Id,
            new Cell(VerdictText.Of(finding.Verdict), VerdictText.SeverityOf(finding.Verdict)),
            finding.Assumption,
            finding.Evidence,
        ];
}
