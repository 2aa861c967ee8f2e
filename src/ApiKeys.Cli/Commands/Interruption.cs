using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// What signals do, from the first moment on. The first one asks the command to end, which then finds out and reports
/// what is true. A second one ends the program at once, unless it is a hang-up: the shell and the system both send
/// that.
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
