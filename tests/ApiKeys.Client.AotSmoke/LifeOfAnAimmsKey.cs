using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.AotSmoke;

/// <summary>Every operation at an AIMMS account, and the refusals that can be provoked.</summary>
internal static class LifeOfAnAimmsKey
{
    private static readonly string[] _scopes = ["PublishApp", "Telepathy"];

    public static async Task RunAsync(AimmsApiKeyManager keys, EmulatorAddress emulator, string name)
    {
        await CheckAccountAsync(keys);
        IssuedApiKey issued = await CreateAsync(keys, name);
        await UseAsync(emulator, issued);
        await ReadBackAsync(keys, issued.Key);
        await DeleteAsync(keys, name);
        Console.WriteLine($"{keys.Account}: {name} was created, used, listed, found and deleted.");
    }

    private static async Task CheckAccountAsync(AimmsApiKeyManager keys)
    {
        AccountCheck check = await keys.CheckAsync();
        Expect.Equal(
            (true, true),
            (check.CanAuthenticate, check.CanListKeys),
            "the account can authenticate and manage keys"
        );

        if (keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes))
        {
            IReadOnlyList<ApiKeyScope> scopes = await keys.ListScopesAsync();
            Expect.True(
                _scopes.All(scope => scopes.Any(listed => listed.Name == scope)),
                "the unknown scope is listed with the others"
            );
        }
        else
        {
            await Expect.ThrowsAsync<NotSupportedException>(
                () => keys.ListScopesAsync(),
                "the previous endpoint cannot list scopes"
            );
        }
    }

    private static async Task<IssuedApiKey> CreateAsync(AimmsApiKeyManager keys, string name)
    {
        ApiKeyRequest request = new(name, _scopes) { ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(90) };
        IssuedApiKey issued = await keys.CreateAsync(request);
        Expect.True(issued.Key.Scopes.SequenceEqual(_scopes), "the key has the requested scopes");
        Expect.True(
            !issued.ToString().Contains(issued.Value.Reveal(), StringComparison.Ordinal),
            "a created key does not print its value"
        );

        ApiKeyConflictException taken = await Expect.ThrowsAsync<ApiKeyConflictException>(
            () => keys.CreateAsync(request),
            "a name is unique"
        );
        Expect.Equal(409, taken.StatusCode, "the service reports that the name is taken");
        return issued;
    }

    /// <summary>The value is valid, and the key cannot manage others.</summary>
    private static async Task UseAsync(EmulatorAddress emulator, IssuedApiKey issued)
    {
        AccountCheck check = await Accounts.AimmsWith(emulator, issued.Value.Reveal()).CheckAsync();
        Expect.Equal(
            (true, false),
            (check.CanAuthenticate, check.CanListKeys),
            "the value authenticates, and the key cannot manage others"
        );
    }

    private static async Task ReadBackAsync(AimmsApiKeyManager keys, ApiKey issued)
    {
        AimmsApiKey? found = (AimmsApiKey?)await keys.FindAsync(issued.Id);
        Expect.Equal(issued.Expiry, found?.Expiry, "the expiry is read back");
        Expect.True(found!.Scopes.SequenceEqual(_scopes), "an unknown scope is kept");
        Expect.Equal(AimmsScopes.PublishApp, found.KnownScopes, "the known scope is recognized");
        Expect.Equal(1, found.AdditionalData.Count, "an unknown member is kept");

        List<string> names = [];
        await foreach (ApiKey key in keys.ListAsync())
        {
            names.Add(key.Name);
        }

        Expect.True(names.Contains(issued.Name), "the key is listed");
    }

    private static async Task DeleteAsync(AimmsApiKeyManager keys, string name)
    {
        await keys.DeleteAsync(name);
        Expect.Equal(null, await keys.FindAsync(name), "a deleted key is gone");
        await Expect.ThrowsAsync<ApiKeyNotFoundException>(
            () => keys.DeleteAsync(name),
            "a deleted key cannot be deleted again"
        );
    }
}
