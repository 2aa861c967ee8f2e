using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>The calls of a Maximo account that authenticates with a key or as the superuser.</summary>
internal static class MaximoCalls
{
    public const string Name = "user sync";

    public static IReadOnlyDictionary<string, Call> All { get; } =
        new Dictionary<string, Call>
        {
            ["list"] = static async (place, _) => await Keys(place).GetListAsync(),
            ["find"] = static async (place, id) => await Keys(place).FindAsync(id),
            ["create"] = static async (place, _) =>
                await Keys(place).CreateAsync(Name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Parse("P90D")),
            ["rename"] = static async (place, id) =>
                await Keys(place)
                    .UpdateAsync(
                        id,
                        new MaximoApiKeyUpdate
                        {
                            Description = "other",
                            Scopes = [MaximoPermissionNames.UserAdmin],
                            TokenRefreshInterval = MaximoRefreshInterval.Parse("P1W"),
                        }
                    ),
            ["disable"] = static async (place, id) => await Keys(place).DisableAsync(id),
            ["refresh"] = static async (place, id) => await Keys(place).RefreshAsync(id),
            ["delete"] = static async (place, id) => await WithoutResult(Keys(place).DeleteAsync(id)),
            ["check"] = static async (place, _) => await Keys(place).CheckAsync(),
            ["routes"] = static async (place, _) => await Keys(place).CheckRoutesAsync(),
        };

    private static MaximoApiKeyManager Keys(Place place)
    {
        MaximoOptions options = place.Configure(
            new MaximoOptions { ApiKeyId = place.SignInId, ApiKeyToken = place.Secret }
        );
        return new(options, new ApiKeyManagerSettings { Handler = place.Handler, TimeProvider = place.Clock });
    }

    private static async Task<object?> WithoutResult(Task task)
    {
        await task;
        return null;
    }
}
