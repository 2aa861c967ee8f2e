using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>Everything that can be done with an account. What a service cannot do is tried, too: the refusal comes out as well.</summary>
internal static class CanaryOperation
{
    public static IReadOnlyDictionary<string, Func<ApiKeyManager, string, Task<object?>>> All { get; } = new Dictionary<string, Func<ApiKeyManager, string, Task<object?>>>
    {
        ["list"] = static async (keys, _) => await keys.ListAllAsync(The.Token),
        ["find"] = static async (keys, id) => await keys.FindAsync(id, The.Token),
        ["create"] = static async (keys, _) => await keys.CreateAsync(Request(keys), The.Token),
        ["update"] = static async (keys, id) => await keys.UpdateAsync(id, new ApiKeyUpdate { Description = "renamed" }, The.Token),
        ["disable"] = static async (keys, id) => await keys.DisableAsync(id, The.Token),
        ["enable"] = static async (keys, id) => await keys.EnableAsync(id, The.Token),
        ["refresh"] = static async (keys, id) => await keys.RefreshAsync(id, The.Token),
        ["delete"] = static async (keys, id) =>
        {
            await keys.DeleteAsync(id, The.Token);
            return null;
        },
        ["list scopes"] = static async (keys, _) => await keys.ListScopesAsync(The.Token),
        ["check"] = static async (keys, _) => await keys.CheckAsync(The.Token),
        ["check routes"] = static async (keys, _) => keys is MaximoApiKeyManager maximo ? await maximo.CheckRoutesAsync(The.Token) : null,
    };

    /// <summary>A key that the service can issue.</summary>
    public static ApiKeyRequest Request(ApiKeyManager keys)
    {
        string name = "canary-" + Guid.NewGuid().ToString("N")[..8];
        return keys switch
        {
            AimmsApiKeyManager => new ApiKeyRequest(name, AimmsScopes.Tasks.ToNames(), keys.LatestExpiry),
            MaximoApiKeyManager => new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30)),
            _ => new ApiKeyRequest(name, ["Rest"]),
        };
    }
}
