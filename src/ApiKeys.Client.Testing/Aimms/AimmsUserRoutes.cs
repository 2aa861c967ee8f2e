using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>What the User Manager tells about the current user.</summary>
internal sealed class AimmsUserRoutes(AimmsEmulator service)
{
    private const string Path = "/pro/user-manager/v1/user/@current";
    private readonly AimmsAuthenticator _lock = new(service);

    public IEnumerable<Route> Routes =>
        [new("GET", Path + "/authorization-scopes", AuthorizationScopes), new("GET", Path + "/info", Info)];

    private AimmsDialect Dialect => AimmsDialect.UserManager(service.Variants);

    private EmulatedResponse AuthorizationScopes(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKeyManager(request);
        return EmulatedResponse.Json(200, Dialect.AuthorizationScopes());
    }

    private EmulatedResponse Info(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        _lock.RequireKey(request);
        AimmsDialect dialect = Dialect;
        return EmulatedResponse.Json(
            200,
            dialect.Object(
                new()
                {
                    [dialect.Field("account_name")] = "emulator",
                    [dialect.Field("environment_name")] = "ROOT",
                    [dialect.Field("user_name")] = AimmsEmulator.AdministratorName,
                    [dialect.Field("full_name")] = "Administrator",
                    ["email"] = "administrator@example.com",
                    ["groups"] = new JsonArray(),
                }
            )
        );
    }
}
