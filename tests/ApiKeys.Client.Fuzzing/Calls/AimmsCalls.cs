using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>The calls of an AIMMS account, at both endpoints.</summary>
internal static class AimmsCalls
{
    public const string Name = "ci";

    public static IReadOnlyDictionary<string, Call> All { get; } =
        new Dictionary<string, Call>
        {
            ["list"] = static async (place, _) => await Keys(place).GetListAsync(),
            ["find"] = static async (place, _) => await Keys(place).FindAsync(Name),
            ["create"] = static async (place, _) =>
                await Keys(place).CreateAsync(Name, AimmsScopes.PublishApp | AimmsScopes.Tasks, Place.Now.AddDays(30)),
            ["delete"] = static async (place, _) => await WithoutResult(Keys(place).DeleteAsync(Name)),
            ["scopes"] = static async (place, _) => await Keys(place).ListScopesAsync(),
            ["check"] = static async (place, _) => await Keys(place).CheckAsync(),
            ["pro-list"] = static async (place, _) => await Keys(place, AimmsEndpoint.ProApi).GetListAsync(),
            ["pro-create"] = static async (place, _) =>
                await Keys(place, AimmsEndpoint.ProApi).CreateAsync(Name, AimmsScopes.Session, Place.Now.AddDays(30)),
        };

    private static AimmsApiKeyManager Keys(Place place, AimmsEndpoint endpoint = AimmsEndpoint.UserManager)
    {
        AimmsOptions options = place.Configure(new AimmsOptions { ApiKey = place.Secret, Endpoint = endpoint });
        return new(options, new ApiKeyManagerSettings { Handler = place.Handler, TimeProvider = place.Clock });
    }

    private static async Task<object?> WithoutResult(Task task)
    {
        await task;
        return null;
    }
}
