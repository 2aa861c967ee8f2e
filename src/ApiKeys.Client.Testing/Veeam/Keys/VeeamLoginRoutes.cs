using System.Globalization;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Creates, gets, changes and deletes logins. What the caller may not see does not exist for it.</summary>
internal sealed class VeeamLoginRoutes(VeeamEmulator service)
{
    private const string One = "/users/{userUid}/logins/{userLoginId}";
    private readonly VeeamOperations _operations = new(service);

    public IEnumerable<Route> Routes =>
        [
            _operations.Route("POST", "/users/{userUid}/logins/apikey", "AddApiKeyLogin", Create),
            _operations.Route("GET", One, "GetUserLogin", call => Response(Find(call, FindListed))),
            _operations.Route("PATCH", One, "UpdateUserLogin", Patch),
            _operations.Route("DELETE", One, "DeleteUserLogin", Delete),
        ];

    private EmulatedResponse Create(VeeamCall call)
    {
        VeeamVariants variants = service.Variants;
        VeeamEmulatedUser user = FindUser(service, call);
        if (service.Store.Logins.Count(login => IsKeyOf(user, login)) >= variants.MaxKeys)
        {
            throw new VeeamRefusalException(400, "The user has as many API keys as there can be.");
        }

        VeeamKeyRequest requested = new VeeamKeyRequestReader(variants).Read(call.Request);
        VeeamKeyRequest granted = requested with
        {
            Scopes =
                variants.IssueWidensScopes ? VeeamScopes.Grantable
                : variants.IssueDropsScopes ? [requested.Scopes[0]]
                : requested.Scopes,
            IsReadAccessOnly = requested.IsReadAccessOnly && !variants.IssueIgnoresReadOnly,
        };
        string value = service.Noted(VeeamSecret.CreateKey());
        VeeamEmulatedLogin login = service.Store.AddKey(user, granted, value, service.Clock.GetUtcNow());
        service.History.NoteCreated(login.Id.ToString(CultureInfo.InvariantCulture));
        return VeeamResponses.Data(new VeeamLoginWriter(variants).WriteCreated(login, value));
    }

    private static bool IsKeyOf(VeeamEmulatedUser user, VeeamEmulatedLogin login) =>
        login.User == user && login.IdentityProviderName == VeeamLoginKind.ApiKey;

    private EmulatedResponse Patch(VeeamCall call)
    {
        VeeamEmulatedLogin login = Find(call);
        IReadOnlyList<VeeamPatch> patches = VeeamPatchReader.Read(call.Request);
        if (patches.Any(patch => patch.IsBeyondOwner(login)))
        {
            throw new VeeamRefusalException(403, "The login is disabled because of something else.")
            {
                PropertyName = "status",
            };
        }

        foreach (VeeamPatch patch in patches)
        {
            patch.Apply(login);
        }

        return Response(login);
    }

    private EmulatedResponse Delete(VeeamCall call)
    {
        VeeamEmulatedLogin login = Find(call);
        service.Store.Remove(login);
        service.History.NoteGone(login);
        return VeeamResponses.Data(true);
    }

    private EmulatedResponse Response(VeeamEmulatedLogin login) =>
        VeeamResponses.Data(new VeeamLoginWriter(service.Variants).Write(login));

    private VeeamEmulatedLogin? FindListed(long id) =>
        service.Store.Login(id)
        ?? service.History.GoneWithin(service.Variants.DeletionDelay).FirstOrDefault(gone => gone.Id == id);

    private VeeamEmulatedLogin Find(VeeamCall call) => Find(call, service.Store.Login);

    private VeeamEmulatedLogin Find(VeeamCall call, Func<long, VeeamEmulatedLogin?> find)
    {
        VeeamEmulatedUser user = FindUser(service, call);
        return find(call.LoginId()) is { } login && login.User == user
            ? login
            : throw new VeeamRefusalException(404, "There is no login with this id.");
    }

    internal static VeeamEmulatedUser FindUser(VeeamEmulator service, VeeamCall call) =>
        service.Store.User(call.Uid("userUid")) is { } user && call.Caller.CanSee(user)
            ? user
            : throw new VeeamRefusalException(404, "There is no user with this id.");
}
