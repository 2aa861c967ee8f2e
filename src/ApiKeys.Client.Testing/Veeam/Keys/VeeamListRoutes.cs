using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The current user, and the lists of logins.</summary>
internal sealed class VeeamListRoutes(VeeamEmulator service)
{
    private readonly VeeamOperations _operations = new(service);

    public IEnumerable<Route> Routes =>
        [
            _operations.Route("GET", "/users/me", "GetCurrentUser", Me),
            _operations.Route("GET", "/users/logins", "GetLogins", All),
            _operations.Route("GET", "/users/{userUid}/logins", "GetUserLogins", OfUser),
            _operations.Route(
                "GET",
                "/organizations/{organizationUid}/keys",
                "GetOrganizationKeys",
                KeysOfOrganization
            ),
        ];

    private IEnumerable<VeeamEmulatedLogin> Logins => service.Listed;

    private static EmulatedResponse Me(VeeamCall call) =>
        VeeamResponses.Data(
            new JsonObject
            {
                ["instanceUid"] = call.Caller.Uid,
                ["organizationUid"] = call.Caller.OrganizationUid,
                ["userName"] = call.Caller.UserName,
                ["status"] = "Enabled",
                ["role"] = call.Caller.IsAdministrator ? "PortalAdministrator" : "CompanyOwner",
            }
        );

    private EmulatedResponse All(VeeamCall call)
    {
        VeeamQuery query = new(
            call.Request,
            service.Variants.RejectsFilter ? VeeamPage.Parameters : [.. VeeamPage.Parameters, VeeamLoginFilter.Name]
        );
        VeeamLoginFilter filter = VeeamLoginFilter.Read(query);
        return new VeeamPage(service.Variants).Of(
            query,
            [.. Logins.Where(login => call.Caller.CanSee(login.User) && filter.Admits(login))]
        );
    }

    private EmulatedResponse OfUser(VeeamCall call)
    {
        _ = new VeeamQuery(call.Request);
        VeeamEmulatedUser user = VeeamLoginRoutes.FindUser(service, call);
        return new VeeamPage(service.Variants).Whole([.. Logins.Where(login => login.User == user)]);
    }

    private EmulatedResponse KeysOfOrganization(VeeamCall call)
    {
        Guid organization = call.Uid("organizationUid");
        return call.Caller.CanSee(organization) && service.Store.Users.Any(user => user.OrganizationUid == organization)
            ? Page(
                call,
                Logins.Where(login =>
                    login.User.OrganizationUid == organization && login.IdentityProviderName != VeeamLoginKind.Password
                )
            )
            : throw new VeeamRefusalException(404, "There is no organization with this id.");
    }

    private EmulatedResponse Page(VeeamCall call, IEnumerable<VeeamEmulatedLogin> logins) =>
        new VeeamPage(service.Variants).Of(new VeeamQuery(call.Request, VeeamPage.Parameters), [.. logins]);
}
