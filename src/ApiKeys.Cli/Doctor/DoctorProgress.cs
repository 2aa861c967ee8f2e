using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>Tells a person of each finding at once. A throw-away key is always told, in case the tool is killed.</summary>
internal sealed class DoctorProgress(Screen screen) : IProgress<DiagnosisFinding>
{
    public void Report(DiagnosisFinding value)
    {
        if (value is { KeyId: { } key, Verdict: DiagnosisVerdict.Unknown })
        {
            Console.Error.WriteLine(PlainText.Of($"throw-away key '{key}': {value.Evidence}"));
        }
        else if (!Console.IsErrorRedirected)
        {
            screen.Note($"{value.Id}: {VerdictText.Of(value.Verdict)}");
        }
    }
}
