using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>
/// Advances the clock when a fault has stopped a call, and only then, so that nothing depends on the speed of the
/// machine.
/// </summary>
internal sealed class ClockDriver(
    MatrixService service,
    MatrixOperation operation,
    MatrixFault fault,
    SocketWatch socket,
    ManualClock clock
)
{
    private long _newest;

    /// <summary>Completes when the call does, or when nothing blocks it any more.</summary>
    public async Task PassAsync(Task call)
    {
        if (fault.Standstill == Standstill.None)
        {
            return;
        }

        do
        {
            Task standstill = StandstillAsync();
            if (await Task.WhenAny(call, standstill) == call)
            {
                return;
            }

            await standstill;
            (fault.Standstill == Standstill.Delay ? service.Clock : clock).AdvanceToNextTimer();
        } while (fault.IsLasting);
    }

    private Task StandstillAsync() =>
        fault.Standstill switch
        {
            Standstill.BeforeCommit => HeldAsync(_ => true),
            Standstill.AfterCommit => HeldAsync(request => request.Committed),
            Standstill.WithinResponse => socket.Responded.WaitAsync(The.Token),
            Standstill.Delay => service.Clock.WaitForTimerAsync(length => length == MatrixFaults.Delay),
            _ => clock.WaitForTimerAsync(length => length == MatrixFaults.RetryAfter),
        };

    private async Task HeldAsync(Func<RecordedRequest, bool> isHeld)
    {
        RecordedRequest held = await service.Emulator.Requests.WaitForAsync(
            request => request.Sequence > _newest && IsHit(request) && isHeld(request),
            The.Token
        );
        _newest = held.Sequence;
    }

    private bool IsHit(RecordedRequest request) =>
        operation.IsHit(request.Method, request.Path)
        && operation.Skip
            <= service.Emulator.Requests.Count(earlier =>
                earlier.Sequence < request.Sequence && operation.IsHit(earlier.Method, earlier.Path)
            );
}
