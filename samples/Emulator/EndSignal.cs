using System.Runtime.InteropServices;

namespace ApiKeys.Client.Samples.Emulator;

/// <summary>
/// Completes on Ctrl-C or SIGTERM, in place of the end of the process, so that the emulator is disposed.
/// </summary>
internal sealed class EndSignal : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public EndSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    public Task Task => _ended.Task;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _ended.TrySetResult();
    }
}
