using ApiKeys.Client.Testing.Faults;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

internal sealed class FaultRoutes(FaultPlan faults)
{
    public IEnumerable<Route> Routes =>
        [
            new("GET", "/faults", (_, _) => Report()),
            new("POST", "/faults", Add),
            new("DELETE", "/faults", (_, _) => Clear()),
        ];

    private EmulatedResponse Report() =>
        ControlBody.Response(faults.Pending.Select(fault => fault.Form), ControlJson.Default.IEnumerableFaultForm);

    private EmulatedResponse Add(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, ControlJson.Default.FaultForm, form => faults.Add(FaultReader.Read(form)));
        return Report();
    }

    private EmulatedResponse Clear()
    {
        faults.Clear();
        return EmulatedResponse.NoContent;
    }
}
