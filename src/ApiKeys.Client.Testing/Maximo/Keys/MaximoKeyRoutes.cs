using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The operations on keys. The variants decide at which path each is, and whether it exists.</summary>
internal sealed class MaximoKeyRoutes(MaximoEmulator service)
{
    private readonly MaximoAuthenticator _lock = new(service);
    private readonly MaximoVariants _variants = service.Variants;
    private readonly MaximoResponseWriter _responses = new(service.Variants);

    public IEnumerable<Route> Routes =>
        [
            .. At("POST", _variants.Paths.Create, Create),
            .. At("GET", _variants.Paths.List, List),
            .. At("GET", _variants.Paths.Get, Get),
            .. At(_variants.UpdateMethod, _variants.Paths.Update, Update),
            .. At(_variants.RefreshMethod, _variants.Paths.Refresh, Refresh),
            .. At("DELETE", _variants.Paths.Delete, Delete),
        ];

    private static Route[] At(string method, string? path, RouteHandler handler) =>
        path is null ? [] : [new(method, "/" + path, handler)];

    private EmulatedResponse Create(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        MaximoStamp added = Stamp(request);
        MaximoProfile requested = MaximoBody.Read(request, new MaximoProfileReader(_variants, current: null).Read);
        if (service.Store.All().Count >= _variants.MaxKeys)
        {
            throw MaximoRefusal.Invalid("There are as many API keys as there can be.");
        }

        MaximoProfile given = _variants.CreateDropsPermissions
            ? requested with
            {
                Permissions = MaximoPermissions.None,
            }
            : requested;
        string token = service.NewToken();
        MaximoKey key = service.Store.Add(
            new(MaximoText.KeyId(), given, added, MaximoKeyToken.Of(token, added.Timestamp))
        );
        service.History.NoteCreated(key.Id);
        return WithToken(_variants.CreateStatus, key, _variants.CreateOmitsToken ? null : token);
    }

    private EmulatedResponse List(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        return EmulatedResponse.Json(200, _responses.List([.. service.Store.All(), .. Deleted()], request));
    }

    private EmulatedResponse Get(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        return EmulatedResponse.Json(
            200,
            _responses.Key(
                service.Store.Find(arguments[0])
                    ?? Deleted().FirstOrDefault(key => key.Id == arguments[0])
                    ?? throw MaximoRefusal.UnknownKey()
            )
        );
    }

    private EmulatedResponse Update(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        MaximoStamp updated = Stamp(request);
        MaximoKey changed = service.Store.Change(
            arguments[0],
            key =>
                key with
                {
                    Profile = MaximoBody.Read(request, new MaximoProfileReader(_variants, key).Read),
                    Version = key.Version + 1,
                    Updated = updated,
                }
        );
        if (!changed.Profile.Active)
        {
            service.Sessions.End(changed.Id);
        }

        return EmulatedResponse.Json(200, _responses.Key(changed));
    }

    private EmulatedResponse Refresh(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        MaximoStamp updated = Stamp(request);
        if (request.Content.Length > 0)
        {
            throw MaximoRefusal.Invalid("A refresh has no body.");
        }

        string token = service.NewToken();
        MaximoKey refreshed = service.Store.Change(
            arguments[0],
            key =>
            {
                service.History.NoteGone(key);
                return key with
                {
                    Token = MaximoKeyToken.Of(token, updated.Timestamp),
                    Version = key.Version + 1,
                    Updated = _variants.RefreshKeepsUpdated ? key.Updated : updated,
                };
            }
        );
        if (_variants.RefreshEndsAccess)
        {
            service.Sessions.End(refreshed.Id);
        }

        return WithToken(200, refreshed, _variants.RefreshOmitsToken ? null : token);
    }

    private EmulatedResponse Delete(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        MaximoKey? key = service.Store.Find(arguments[0]);
        service.Store.Remove(arguments[0]);
        service.History.NoteGone(key!);
        return _variants.DeleteStatus == 204
            ? EmulatedResponse.NoContent
            : EmulatedResponse.Json(_variants.DeleteStatus, _responses.Object(new() { ["deleted"] = true }));
    }

    /// <summary>The keys that were deleted but are not gone yet.</summary>
    private IEnumerable<MaximoKey> Deleted() =>
        service.History.GoneWithin(_variants.DeletionDelay).Where(key => service.Store.Find(key.Id) is null);

    private MaximoStamp Stamp(RecordedRequest request) =>
        new(_lock.RequireKeyManager(request), service.Clock.GetUtcNow());

    private EmulatedResponse WithToken(int status, MaximoKey key, string? token)
    {
        JsonObject response = _responses.Key(key);
        if (token is not null)
        {
            response["token"] = token;
        }

        return EmulatedResponse.Json(status, response);
    }
}
