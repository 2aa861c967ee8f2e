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
        IReadOnlyList<AimmsEmulatedKey> keys = Listed();
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
        if (service.Store.All().Count >= variants.MaxKeys)
        {
            throw new RefusalException(400, "There are as many keys as there can be.");
        }

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

        service.History.NoteCreated(key.Name);
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
        AimmsEmulatedKey? key = service.Store.All().FirstOrDefault(each => each.Name == arguments[0]);
        if (key is null || !service.Store.Remove(key.Name))
        {
            throw new RefusalException(404, "There is no key of this name.");
        }

        service.History.NoteGone(key);
        return Deleted(service.Variants);
    }

    /// <summary>The keys, and those that were deleted but are not gone yet.</summary>
    private IReadOnlyList<AimmsEmulatedKey> Listed()
    {
        IReadOnlyList<AimmsEmulatedKey> keys = service.Store.All();
        return
        [
            .. keys,
            .. service
                .History.GoneWithin(service.Variants.DeletionDelay)
                .Where(gone => keys.All(key => key.Name != gone.Name)),
        ];
    }

    private EmulatedResponse Deleted(AimmsVariants variants) =>
        variants.DeleteStatus == 204
            ? EmulatedResponse.NoContent
            : EmulatedResponse.Json(variants.DeleteStatus, formatOf(variants).Object(new() { ["deleted"] = true }));
}
