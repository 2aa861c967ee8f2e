using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The actions that continue in the background. Only the caller that started an action can see it.</summary>
internal sealed class VeeamAsyncActions(VeeamEmulator service)
{
    private readonly Dictionary<Guid, VeeamAsyncAction> _actions = [];

    private DateTimeOffset Now => service.Clock.GetUtcNow();

    public void Clear() => _actions.Clear();

    /// <summary>
    /// Does the work, unless the action must fail, and keeps the response. An invalid request is rejected at once.
    /// </summary>
    public EmulatedResponse Begin(VeeamCall call, string name, Guid id, Func<EmulatedResponse> work)
    {
        VeeamAsyncAction action = new(call, name, id, service.Variants, Now);
        action.Result = action.Outcome switch
        {
            VeeamAsyncOutcome.Succeed => work(),
            VeeamAsyncOutcome.Failed => VeeamResponses.Problem(new(520, "The action failed.") { Code = 500 }),
            _ => null,
        };
        if (action is { Outcome: VeeamAsyncOutcome.Succeed, Result: { Status: not 200 } refusal })
        {
            return refusal;
        }

        _actions[id] = action;
        return new(202, [], null) { Headers = new Dictionary<string, string> { ["Location"] = Location(id) } };
    }

    public JsonObject State(VeeamCall call)
    {
        VeeamAsyncAction action = Find(call);
        RecordedRequest request = action.Call.Request;
        return new()
        {
            ["id"] = action.Id,
            ["initiatorUid"] = action.Call.Caller.Uid,
            ["actionName"] = action.Name,
            ["status"] = action.Poll(Now),
            ["requestBody"] = request.Body.Length == 0 ? null : request.Body,
            ["queryParameters"] = VeeamQuery.ToJson(request),
        };
    }

    public EmulatedResponse Result(VeeamCall call)
    {
        EmulatedResponse result = Finished(call).Result!;
        return service.Variants.AsyncResultShape == VeeamAsyncResultShape.Data && result.Status == 200
            ? EmulatedResponse.Json(200, JsonNode.Parse(result.Body)!["data"]!)
            : result;
    }

    public void Forget(VeeamCall call) => Finished(call).Result = null;

    private VeeamAsyncAction Finished(VeeamCall call) =>
        Find(call) is { Result: not null } action && action.IsDoneAt(Now)
            ? action
            : throw new VeeamRefusalException(404, "There is no result of this action.");

    private VeeamAsyncAction Find(VeeamCall call) =>
        _actions.TryGetValue(call.Uid("actionId"), out VeeamAsyncAction? action)
        && action.IsKeptAt(Now)
        && action.Call.Caller == call.Caller
            ? action
            : throw new VeeamRefusalException(404, "There is no action with this id.");

    private string Location(Guid id) =>
        service.Variants.AsyncLocation switch
        {
            VeeamAsyncLocation.Path => $"{VeeamEmulator.Path}/asyncActions/{id}",
            VeeamAsyncLocation.Singular => $"{VeeamEmulator.Path}/asyncAction/{id}",
            VeeamAsyncLocation.StrayBrace => $"{VeeamEmulator.Path}/asyncActions/{id}}}",
            _ => new Uri(service.BaseAddress, $"{VeeamEmulator.Path[1..]}/asyncActions/{id}").ToString(),
        };
}
