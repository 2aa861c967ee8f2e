using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// Handles signals from the start of the program. The first one asks the command to end; the command then finds out and
/// reports what was done. A second one ends the program at once, unless it is SIGHUP, which both the shell and the
/// system send.
/// </summary>
internal sealed class Interruption : IDisposable
{
    [SuppressMessage(
        "Usage",
        "CA2213",
        Justification = "A signal may come while the tool ends, and would find it disposed."
    )]
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _asked;

    public Interruption() =>
        _signals = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Ask),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, HangUp),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = Interlocked.Exchange(ref _asked, 1) == 0;
        _source.Cancel();
    }

    private void HangUp(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
