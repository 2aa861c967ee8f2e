using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>One operation at a separate emulator, with one fault after another.</summary>
internal sealed class MatrixStage(MatrixService service, MatrixOperation operation)
{
    private MatrixSubject? _unharmed;

    public async Task<MatrixRow> MeetAsync(MatrixFault fault)
    {
        service.Emulator.Faults.Clear();
        MatrixSubject subject = _unharmed ?? await service.PrepareAsync(operation.Effect);
        ServerState before = service.StateOf(subject.Issued);
        service.Emulator.Faults.Clear();
        service.Emulator.Requests.Clear();
        Order([operation.Before, fault.Fault.On(operation.Method).Path(operation.Path).Skip(operation.Skip)]);

        ManualClock clock = new(The.Now);
        Ending ending = await CallAsync(subject, fault, clock);
        Observation seen = new(
            service,
            operation,
            subject,
            ending,
            before,
            service.StateOf(subject.Issued),
            [.. service.Emulator.Requests],
            clock.GetUtcNow() - The.Now,
            await CanBeResumedAsync(subject, ending)
        );
        _unharmed = subject.Issued is not null && seen.After.IsSameAs(before) ? subject : null;
        return new(operation.Name, operation.Request, fault.Name, ending.Text, seen.RequestsText, seen.ServerText)
        {
            Violations = [.. Invariants.BrokenBy(seen)],
        };
    }

    private void Order(IEnumerable<Fault?> faults) =>
        faults.OfType<Fault>().ToList().ForEach(service.Emulator.Faults.Add);

    private async Task<Ending> CallAsync(MatrixSubject subject, MatrixFault fault, ManualClock clock)
    {
        using SocketWatch socket = new(new SocketsHttpHandler(), operation);
        Task<Ending> call = Ending.OfAsync(
            operation.Call(service.NewManager(socket, clock, operation.Effect == Effect.RecoveredCreate), subject.Id)
        );
        await new ClockDriver(service, operation, fault, socket, clock).PassAsync(call);
        return await call;
    }

    /// <summary>Whether a resumed call returns the value once the faults are over.</summary>
    private async Task<bool> CanBeResumedAsync(MatrixSubject subject, Ending ending)
    {
        if (operation.Effect != Effect.Resume || ending.Issued is not null)
        {
            return false;
        }

        service.Emulator.Faults.Clear();
        Ending again = await Ending.OfAsync(operation.Call(service.Preparer, subject.Id));
        return again.Issued is { } issued && service.Matches(issued.Key.Id, issued.Value.Reveal());
    }
}
