using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The state of an action that continues in the background, and its result.</summary>
internal sealed class VeeamAsyncRoutes(VeeamEmulator service)
{
    private readonly VeeamOperations _operations = new(service);

    public IEnumerable<Route> Routes =>
        [
            _operations.Immediate(
                "GET",
                "/asyncActions/{actionId}",
                call => VeeamResponses.Data(service.Actions.State(call))
            ),
            _operations.Immediate("GET", "/asyncActions/{actionId}/result", service.Actions.Result),
            _operations.Immediate("DELETE", "/asyncActions/{actionId}/result", Forget),
        ];

    private EmulatedResponse Forget(VeeamCall call)
    {
        service.Actions.Forget(call);
        return EmulatedResponse.Json(200, new JsonObject());
    }
}
