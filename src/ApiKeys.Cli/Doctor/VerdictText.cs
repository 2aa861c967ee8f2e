using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>A verdict for people.</summary>
internal static class VerdictText
{
    public static string Of(DiagnosisVerdict verdict) =>
        verdict switch
        {
            DiagnosisVerdict.AsAssumed => "as assumed",
            DiagnosisVerdict.Learned => "otherwise: learned",
            DiagnosisVerdict.NeedsOption => "otherwise: set an option",
            DiagnosisVerdict.NotSeen => "not seen",
            _ => "unknown",
        };

    public static Severity SeverityOf(DiagnosisVerdict verdict) =>
        verdict switch
        {
            DiagnosisVerdict.NeedsOption => Severity.Now,
            DiagnosisVerdict.Unknown => Severity.Soon,
            _ => Severity.None,
        };
}
