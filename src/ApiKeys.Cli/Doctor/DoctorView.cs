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
        }

        if (diagnosis.Options.Count > 0)
        {
            screen.Note(
                "Options to set in the configuration. Those that were learned spare the learning; the others are needed:"
            );
            screen.Note(SuggestedConfiguration.Of(account.Name, diagnosis.Options));
        }
    }

    private static Cell[] Row(DiagnosisFinding finding) =>
        [
            finding.Id,
            new Cell(VerdictText.Of(finding.Verdict), VerdictText.SeverityOf(finding.Verdict)),
            finding.Assumption,
            finding.Evidence,
        ];
}
