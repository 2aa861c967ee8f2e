using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Keeps each finding, in case the tool is interrupted, and tells what becomes of throw-away keys, in case it is killed.
/// </summary>
/// <param name="screen">The screen.</param>
/// <param name="deletion">The command line that deletes a key.</param>
internal sealed class DoctorProgress(Screen screen, Func<string, string> deletion) : IProgress<DiagnosisFinding>
{
    private readonly Dictionary<string, DiagnosisFinding> _findings = new(StringComparer.Ordinal);
    private readonly bool _isShown = !screen.IsQuiet && !Console.IsErrorRedirected && Terminal.HasControlSequences;

    /// <summary>The findings so far.</summary>
    public AccountDiagnosis SoFar => new([.. _findings.Values]);

    public void Report(DiagnosisFinding value)
    {
        Clear();
        if (value.IsKeyLeft is { } isLeft)
        {
            TellEnd(value.KeyId, isLeft);
        }
        else if (value.KeyId is { } key)
        {
            screen.Note($"throw-away key '{key}': {value.Evidence}");
            return;
        }

        _findings[value.Id] = value;
        Show(value.Id);
    }

    /// <summary>Removes the line that shows the check.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }

    private void Show(string check)
    {
        if (_isShown)
        {
            Console.Error.Write($"\rChecked {check}");
        }
    }

    private void TellEnd(string? key, bool isLeft)
    {
        if (isLeft)
        {
            Screen.Error($"The throw-away key '{key}' may still be there. Delete it: {deletion(key!)}");
        }
        else
        {
            screen.Note(key is null ? "No throw-away key was created." : $"throw-away key '{key}': It was deleted.");
        }
    }
}
