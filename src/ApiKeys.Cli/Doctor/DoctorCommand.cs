using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>Checks what the SDK assumes about the server of an account.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    private readonly Option<bool> _throwAwayKey = new("--throw-away-key")
    {
        Description = "Create a key of few rights and a short life too, change it and delete it",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description =
            "Write a report for a bug tracker, without secrets and names: Markdown if it ends in .md, else JSON",
        HelpName = "file",
    };

    private readonly Option<string?> _recordings = new("--recordings")
    {
        Description = "Write the exchanges as WireMock mappings into this folder, with secrets and names replaced",
        HelpName = "folder",
    };

    public DoctorCommand()
        : base(
            "doctor",
            "Check what the tool assumes about the server of an account; exit code 3: options must be set, 1: a check failed",
            "apikeys doctor",
            "apikeys doctor --account eam --throw-away-key",
            "apikeys doctor --account eam --report eam.md --recordings recordings"
        )
    {
        foreach (Option option in new Option[] { _throwAwayKey, _report, _recordings, SharedOptions.DryRun })
        {
            Add(option);
        }
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        AccountSettings account = session.Configuration.Account(session.AccountName);
        ExchangeRecorder recorder = new();
        bool isRecorded = session.Get(_report) is not null || session.Get(_recordings) is not null;
        using OpenAccount open = await session.OpenForDiagnosisAsync(
            account,
            isRecorded ? recorder.CreateHandler : null,
            cancellationToken
        );
        AccountDiagnosis diagnosis = await open.Keys.DiagnoseAsync(
            new DiagnosisOptions
            {
                Level =
                    session.Get(_throwAwayKey) && session.DryRun is null
                        ? DiagnosisLevel.ThrowAwayKey
                        : DiagnosisLevel.ReadOnly,
                Progress = new DoctorProgress(session.Screen),
            },
            cancellationToken
        );
        DoctorView.Write(session.Screen, account, diagnosis);
        if (session.Get(_throwAwayKey) && session.DryRun is not null)
        {
            session.Screen.Note(
                "The checks with a throw-away key were left out: they create, change and delete a key."
            );
        }

        if (isRecorded && session.DryRun is null)
        {
            DoctorFiles files = new(account, open, recorder);
            files.WriteReport(session.Get(_report), diagnosis);
            files.WriteRecordings(session.Get(_recordings), diagnosis);
        }

        return CodeOf(diagnosis);
    }

    private static ExitCode CodeOf(AccountDiagnosis diagnosis) =>
        Has(diagnosis, DiagnosisVerdict.NeedsOption) ? ExitCode.Findings
        : Has(diagnosis, DiagnosisVerdict.Unknown) ? ExitCode.Failed
        : ExitCode.Done;

    private static bool Has(AccountDiagnosis diagnosis, DiagnosisVerdict verdict) =>
        diagnosis.Findings.Any(finding => finding.Verdict == verdict);
}
