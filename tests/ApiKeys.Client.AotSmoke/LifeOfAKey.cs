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
            _ => throw new InvalidOperationException($"{account.Service} has no such life."),
        };

    private static async Task RunAsync(
        ApiKeyManager keys,
        ApiKeyRequest request,
        Func<IssuedApiKey, ApiKeyManager> signInWith
    )
    {
        AccountCheck check = await keys.CheckAsync();
        Expect.Equal(
            (true, true),
            (check.CanAuthenticate, check.CanListKeys),
            "the account can sign in and manage keys"
        );

        IssuedApiKey issued = await keys.CreateAsync(request);
        Expect.True(issued.Key.Scopes.SequenceEqual(request.Scopes), "the key has the scopes that were asked for");
        await ChangeAsync(keys, issued, signInWith);
        if (keys.Capabilities.HasFlag(ApiKeyCapabilities.Refresh))
        {
            IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id);
            Expect.True(
                !await WorksAsync(signInWith(issued)) && await WorksAsync(signInWith(refreshed)),
                "a refreshed key has a new value and no old one"
            );
        }

        await DeleteAsync(keys, issued.Key.Id);
        Console.WriteLine(
            $"{keys.Account}: {request.Name} was issued, used, changed, disabled, enabled, found and deleted."
        );
    }

    private static async Task ChangeAsync(
        ApiKeyManager keys,
        IssuedApiKey issued,
        Func<IssuedApiKey, ApiKeyManager> signInWith
    )
    {
        string id = issued.Key.Id;
        Expect.True(await WorksAsync(signInWith(issued)), "the value signs in");
        Expect.Equal(
            "renamed",
            (await keys.UpdateAsync(id, new ApiKeyUpdate { Description = "renamed" })).Name,
            "the key is described anew"
        );
        Expect.Equal(ApiKeyStatus.Disabled, (await keys.DisableAsync(id)).Status, "the key is disabled");
        Expect.True(!await WorksAsync(signInWith(issued)), "a disabled key does not sign in");
        Expect.Equal(ApiKeyStatus.Enabled, (await keys.EnableAsync(id)).Status, "the key is enabled again");
        Expect.True((await keys.GetListAsync()).Any(key => key.Id == id && key.Name == "renamed"), "the key is listed");
    }

    private static async Task DeleteAsync(ApiKeyManager keys, string id)
    {
        await keys.DeleteAsync(id);
        Expect.Equal(null, await keys.FindAsync(id), "a deleted key is gone");
        await Expect.ThrowsAsync<ApiKeyNotFoundException>(
            () => keys.DeleteAsync(id),
            "a key that is gone cannot be deleted"
        );
    }

    private static async Task<bool> WorksAsync(ApiKeyManager account) => (await account.CheckAsync()).CanAuthenticate;
}
