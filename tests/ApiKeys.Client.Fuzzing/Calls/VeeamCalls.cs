using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>The calls of a Veeam account. It authenticates with a password, so that tokens are read as well.</summary>
internal static class VeeamCalls
{
    public const string Name = "nightly";

    private static readonly Guid _organization = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static IReadOnlyDictionary<string, Call> All { get; } =
        new Dictionary<string, Call>
        {
            ["list"] = static async (place, _) => await Keys(place).GetListAsync(),
            ["list-all"] = static async (place, _) => await ReadAsync(Keys(place).ListForAllUsersAsync()),
            ["list-organization"] = static async (place, _) =>
                await ReadAsync(Keys(place).ListForOrganizationAsync(_organization)),
            ["find"] = static async (place, id) => await Keys(place).FindAsync(id),
            ["create"] = static async (place, _) =>
                await Keys(place).CreateAsync(Name, VeeamScopes.Rest | VeeamScopes.Ui, isReadOnly: true),
            ["resume"] = static async (place, id) => await Keys(place).ResumeAsync(id),
            ["rename"] = static async (place, id) =>
                await Keys(place).UpdateAsync(id, new ApiKeyUpdate { Description = "other" }),
            ["disable"] = static async (place, id) => await Keys(place).DisableAsync(id),
            ["enable"] = static async (place, id) => await Keys(place).EnableAsync(id),
            ["delete"] = static async (place, id) => await WithoutResult(Keys(place).DeleteAsync(id)),
            ["check"] = static async (place, _) => await Keys(place).CheckAsync(),
        };

    private static VeeamApiKeyManager Keys(Place place)
    {
        VeeamOptions options = place.Configure(
            new VeeamOptions
            {
                UserName = place.SignInId,
                Password = place.Secret,
                PageSize = 2,
            }
        );
        return new(options, new ApiKeyManagerSettings { Handler = place.Handler, TimeProvider = place.Clock });
    }

    private static async Task<object?> ReadAsync(IAsyncEnumerable<VeeamApiKey> keys)
    {
        List<VeeamApiKey> read = [];
        await foreach (VeeamApiKey key in keys)
        {
            read.Add(key);
        }

        return read;
    }

    private static async Task<object?> WithoutResult(Task task)
    {
        await task;
        return null;
    }
}
