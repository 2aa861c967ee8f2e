using ApiKeys.Cli.Configuration;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// A diagnosis as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md describes it.
/// </summary>
internal sealed class DiagnosisJson(AccountSettings account, AccountDiagnosis diagnosis)
{
    public string Account { get; } = account.Name;

    public string? Service { get; } = account.Service;

    public IReadOnlyList<DiagnosisFinding> Findings { get; } = diagnosis.Findings;

    public IReadOnlyDictionary<string, string> Options { get; } = diagnosis.Options;
}
