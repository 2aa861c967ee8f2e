using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.AotSmoke;

/// <summary>Every operation at an account of a service that can change keys.</summary>
internal static class LifeOfAKey
{
    public static Task RunAsync(ApiKeyManager account, EmulatorAddress emulator, string name) =>
        account switch
        {
            MaximoApiKeyManager maximo => RunAsync(
                maximo,
                new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30)),
                key => Accounts.MaximoWith(emulator, key)
            ),
            VeeamApiKeyManager veeam => RunAsync(
                veeam,
                new ApiKeyRequest(name, ["rest"]) { IsReadOnly = true },
                key => Accounts.VeeamWith(emulator, key)
            ),
            _ => throw new InvalidOperationException($"{account.Service} is not supported here."),
        };

    private static async Task RunAsync(
        ApiKeyManager keys,
        ApiKeyRequest request,
        Func<IssuedApiKey, ApiKeyManager> managerWith
    )
    {
        AccountCheck check = await keys.CheckAsync();
        Expect.Equal(
            (true, true),
            (check.CanAuthenticate, check.CanListKeys),
            "the account can authenticate and manage keys"
        );

        IssuedApiKey issued = await keys.CreateAsync(request);
        Expect.True(issued.Key.Scopes.SequenceEqual(request.Scopes), "the key has the requested scopes");
        await ChangeAsync(keys, issued, managerWith);
        if (keys.Capabilities.HasFlag(ApiKeyCapabilities.Refresh))
        {
            IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id);
            Expect.True(
                !await WorksAsync(managerWith(issued)) && await WorksAsync(managerWith(refreshed)),
                "a refreshed key has a new value, and the old one is invalid"
            );
        }

        await DeleteAsync(keys, issued.Key.Id);
        Console.WriteLine(
            $"{keys.Account}: {request.Name} was created, used, changed, disabled, enabled, found and deleted."
        );
    }

    private static async Task ChangeAsync(
        ApiKeyManager keys,
        IssuedApiKey issued,
        Func<IssuedApiKey, ApiKeyManager> managerWith
    )
    {
        string id = issued.Key.Id;
        Expect.True(await WorksAsync(managerWith(issued)), "the value authenticates");
        Expect.Equal(
            "renamed",
            (await keys.UpdateAsync(id, new ApiKeyUpdate { Description = "renamed" })).Name,
            "the key has the new description"
        );
        Expect.Equal(ApiKeyStatus.Disabled, (await keys.DisableAsync(id)).Status, "the key is disabled");
        Expect.True(!await WorksAsync(managerWith(issued)), "a disabled key does not authenticate");
        Expect.Equal(ApiKeyStatus.Enabled, (await keys.EnableAsync(id)).Status, "the key is enabled again");
        Expect.True((await keys.GetListAsync()).Any(key => key.Id == id && key.Name == "renamed"), "the key is listed");
    }

    private static async Task DeleteAsync(ApiKeyManager keys, string id)
    {
        await keys.DeleteAsync(id);
        Expect.Equal(null, await keys.FindAsync(id), "a deleted key is gone");
        await Expect.ThrowsAsync<ApiKeyNotFoundException>(
            () => keys.DeleteAsync(id),
            "a deleted key cannot be deleted again"
        );
    }

    private static async Task<bool> WorksAsync(ApiKeyManager account) => (await account.CheckAsync()).CanAuthenticate;
}
