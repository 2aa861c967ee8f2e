using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// What all operations but authentication have in common: the caller, retries under the same id, and the background.
/// </summary>
internal sealed class VeeamOperations(VeeamEmulator service)
{
    private readonly VeeamAuthenticator _lock = new(service);

    /// <summary>An operation; the name is the one that the vendor's specification has for it.</summary>
    public Route Route(string method, string template, string name, VeeamWork work) =>
        new(method, template, (request, arguments) => Response(request, arguments, call => Process(call, name, work)));

    /// <summary>An operation on actions in the background, which never continues there itself.</summary>
    public Route Immediate(string method, string template, VeeamWork work) =>
        new(method, template, (request, arguments) => Response(request, arguments, work));

    private EmulatedResponse Response(RecordedRequest request, IReadOnlyList<string> arguments, VeeamWork work)
    {
        try
        {
            return work(new(request, arguments, _lock.RequireUser(request)));
        }
        catch (VeeamRefusalException refusal)
        {
            return VeeamResponses.Problem(refusal);
        }
    }

    private EmulatedResponse Process(VeeamCall call, string name, VeeamWork work) =>
        VeeamRequestIds.Of(call.Request) is { } id
            ? service.RequestIds.Once(call, id, () => Begin(call, name, id, work))
            : Begin(call, name, null, work);

    private EmulatedResponse Begin(VeeamCall call, string name, Guid? id, VeeamWork work)
    {
        VeeamVariants variants = service.Variants;
        bool later =
            variants.AsyncMethods.Contains(call.Request.Method)
            && (
                variants.AsyncMode == VeeamAsyncMode.Always
                || (variants.AsyncMode == VeeamAsyncMode.WithRequestId && id is not null)
            );
        return later ? service.Actions.Begin(call, name, id ?? Guid.NewGuid(), () => Do(call, work)) : Do(call, work);
    }

    private static EmulatedResponse Do(VeeamCall call, VeeamWork work)
    {
        try
        {
            return work(call);
        }
        catch (VeeamRefusalException refusal)
        {
            return VeeamResponses.Problem(refusal);
        }
    }
}
