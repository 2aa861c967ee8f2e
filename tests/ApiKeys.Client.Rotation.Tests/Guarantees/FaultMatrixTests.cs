using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>Each fault of the network or the service, at each request of a rotation.</summary>
public sealed class FaultMatrixTests
{
    private const int MostRequests = 12;

    private static readonly Dictionary<string, Func<Fault>> _faults = new()
    {
        ["the connection drops before the request"] = Fault.DropBefore,
        ["the connection drops after the request"] = Fault.DropAfterCommit,
        ["the response is cut"] = static () => Fault.CutShort(3),
        ["the service is busy"] = static () => Fault.Respond(429),
        ["the service fails"] = static () => Fault.Respond(500),
        ["the service fails after the change"] = static () => Fault.RespondAfterCommit(503),
        ["the account may not"] = static () => Fault.Respond(403),
        ["the list is empty"] = static () => Fault.Respond(200, "[]").On("GET"),
        ["a proxy responds"] = static () => Fault.Respond(200, "<html>", "text/html"),
    };

    public static MatrixTheoryData<string, string> Cases => new(["Aimms", "Maximo", "Veeam"], _faults.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_at_any_request_costs_no_key(string service, string fault)
    {
        await using RotationFixture fixture = await RotationFixture.StartAtAsync(service);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Trial trial = new(fixture, service);

        for (int request = 0; request < MostRequests; request++)
        {
            fixture.Emulator.Faults.Add(_faults[fault]().Skip(request));
            await trial.RotateAsync($"{fault} at request {request + 1}");
            fixture.Emulator.Faults.Clear();
        }
    }
}
