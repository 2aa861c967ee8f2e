using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>What the User Manager says about the current user.</summary>
internal sealed class AimmsUserRoutes(AimmsEmulator service)
{
    private const string Root = "/pro/user-manager/v1";
    private const string Path = Root + "/user/@current";
    private readonly AimmsAuthenticator _lock = new(service);

    public IEnumerable<Route> Routes =>
        [
            new("GET", Path + "/authorization-scopes", AuthorizationScopes),
            new("GET", Path + "/info", Info),
            new("GET", Root + "/openapi.yaml", OpenApi),
        ];

    private AimmsWireFormat Format => AimmsWireFormat.UserManager(service.Variants);

    private EmulatedResponse AuthorizationScopes(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        return EmulatedResponse.Json(200, Format.AuthorizationScopes());
    }

    private EmulatedResponse OpenApi(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKey(request);
        return service.Variants.OpenApi is { } document
            ? new(200, System.Text.Encoding.UTF8.GetBytes(document), "application/yaml")
            : throw new RefusalException(404, "There is nothing at this address.");
    }

    private EmulatedResponse Info(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKey(request);
        AimmsWireFormat format = Format;
        return EmulatedResponse.Json(
            200,
            format.Object(
                new()
                {
                    [format.Field("account_name")] = "emulator",
                    [format.Field("environment_name")] = "ROOT",
                    [format.Field("user_name")] = AimmsEmulator.AdministratorName,
                    [format.Field("full_name")] = "Administrator",
                    ["email"] = "administrator@example.com",
                    ["groups"] = new JsonArray(),
                }
            )
        );
    }
}
