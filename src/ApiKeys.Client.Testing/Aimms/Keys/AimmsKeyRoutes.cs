using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>List, create and delete, at one of the two endpoints.</summary>
internal sealed class AimmsKeyRoutes(AimmsEmulator service, string path, Func<AimmsVariants, AimmsWireFormat> formatOf)
{
    private readonly AimmsAuthenticator _lock = new(service);

    public IEnumerable<Route> Routes =>
        [new("GET", path, List), new("POST", path, Create), new("DELETE", path + "/{name}", Delete)];

    private EmulatedResponse List(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        IReadOnlyList<AimmsEmulatedKey> keys = service.Store.All();
        AimmsWireFormat format = formatOf(service.Variants);
        return EmulatedResponse.Json(
            200,
            service.Variants.PageSize is { } size
                ? format.List(keys.Skip(RequestQuery.Number(request, "offset") ?? 0).Take(size), keys.Count)
                : format.List(keys)
        );
    }

    private EmulatedResponse Create(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        AimmsVariants variants = service.Variants;
        AimmsWireFormat format = formatOf(variants);
        AimmsKeyRequest requested = new AimmsKeyRequestReader(format, service.Clock.GetUtcNow()).Read(request);
        string value = service.Noted(AimmsKeyValue.Create());
        AimmsEmulatedKey key = new(
            variants.CreateDropsScopes ? requested with { Scopes = [requested.Scopes[0]] } : requested,
            value
        );
        if (!service.Store.TryAdd(key))
        {
            throw new RefusalException(409, "There is a key of this name.");
        }

        JsonObject response = format.Key(key);
        if (!variants.CreateOmitsValue)
        {
            response["value"] = value;
        }

        return EmulatedResponse.Json(variants.CreateStatus, response);
    }

    private EmulatedResponse Delete(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        return service.Store.Remove(arguments[0])
            ? Deleted(service.Variants)
            : throw new RefusalException(404, "There is no key of this name.");
    }

    private EmulatedResponse Deleted(AimmsVariants variants) =>
        variants.DeleteStatus == 204
            ? EmulatedResponse.NoContent
            : EmulatedResponse.Json(variants.DeleteStatus, formatOf(variants).Object(new() { ["deleted"] = true }));
}
