using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// What Ctrl-C and SIGTERM do, from the first moment on: the first asks the command to end, which then finds out and tells what is true; a second ends the program there and then.
/// </summary>
internal sealed class Interruption : IDisposable
{
    [SuppressMessage("Usage", "CA2213", Justification = "A signal may come while the tool ends, and would find it disposed.")]
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _asked;

    public Interruption() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask)];

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
}
