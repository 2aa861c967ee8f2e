using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
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
        Description = "Write the exchanges as WireMock mappings into this new folder, with secrets and names replaced",
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
        DoctorFiles.CheckFolder(session.Get(_recordings));
        ExchangeRecorder recorder = new(account.Service);
        bool isRecorded = session.Get(_report) is not null || session.Get(_recordings) is not null;
        using OpenAccount open = await session.OpenForDiagnosisAsync(
            account,
            isRecorded ? recorder.CreateHandler : null,
            cancellationToken
        );
        (AccountDiagnosis diagnosis, bool isWhole) = await DiagnoseAsync(session, open.Keys, cancellationToken);
        Remember(session, account, diagnosis);
        DoctorView.Write(session.Screen, account, diagnosis);
        if (session.Get(_throwAwayKey) && session.DryRun is not null)
        {
            session.Screen.Note(
                "The checks with a throw-away key were left out: they create, change and delete a key."
            );
        }

        if (isRecorded && session.DryRun is null)
        {
            DoctorFiles files = new(account, open, recorder, session.Screen);
            files.WriteReport(session.Get(_report), diagnosis);
            files.WriteRecordings(session.Get(_recordings), diagnosis);
        }

        if (!isWhole)
        {
            Screen.Error("Interrupted. These are the findings so far.");
            return ExitCode.Interrupted;
        }

        return CodeOf(diagnosis);
    }

    /// <summary>Checks the server. After an interruption there are the findings so far.</summary>
    private async Task<(AccountDiagnosis Diagnosis, bool IsWhole)> DiagnoseAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        DoctorProgress progress = new(session.Screen, key => session.Call("delete", key, "--yes"));
        DiagnosisOptions options = new()
        {
            Level =
                session.Get(_throwAwayKey) && session.DryRun is null
                    ? DiagnosisLevel.ThrowAwayKey
                    : DiagnosisLevel.ReadOnly,
            Progress = progress,
        };
        try
        {
            return (await keys.DiagnoseAsync(options, cancellationToken), true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (progress.SoFar, false);
        }
        finally
        {
            progress.Clear();
        }
    }

    /// <summary>Keeps what was found out without being needed yet, such as a route that no call was sent to.</summary>
    private static void Remember(Session session, AccountSettings account, AccountDiagnosis diagnosis)
    {
        foreach (
            (string option, string value) in diagnosis
                .Findings.Where(static finding => finding.Verdict == DiagnosisVerdict.Learned)
                .SelectMany(static finding => finding.Options)
        )
        {
            session.Cache?.Learn(account, option, value);
        }
    }

    private static ExitCode CodeOf(AccountDiagnosis diagnosis) =>
        Has(diagnosis, DiagnosisVerdict.NeedsOption) ? ExitCode.Findings
        : Has(diagnosis, DiagnosisVerdict.Unknown) ? ExitCode.Failed
        : ExitCode.Done;

    private static bool Has(AccountDiagnosis diagnosis, DiagnosisVerdict verdict) =>
        diagnosis.Findings.Any(finding => finding.Verdict == verdict);
}
