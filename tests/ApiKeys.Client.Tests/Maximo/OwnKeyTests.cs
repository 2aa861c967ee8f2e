using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// No call disables, deletes, refreshes or weakens the key that the account itself authenticates with, unless the
/// caller allows it.
/// </summary>
public sealed class OwnKeyTests
{
    private static readonly Dictionary<string, Func<MaximoApiKeyManager, string, bool, Task>> _ends = new()
    {
        ["disable by a plain update"] = (keys, id, allow) =>
            Allowed(keys, allow).UpdateAsync(id, new ApiKeyUpdate { IsEnabled = false }, The.Token),
        ["disable"] = (keys, id, allow) =>
            allow ? keys.AllowOwnKey().DisableAsync(id, The.Token) : keys.DisableAsync(id, The.Token),
        ["disable by update"] = (keys, id, allow) =>
            Allowed(keys, allow).UpdateAsync(id, new MaximoApiKeyUpdate { IsEnabled = false }, The.Token),
        ["delete"] = (keys, id, allow) =>
            allow ? keys.AllowOwnKey().DeleteAsync(id, The.Token) : keys.DeleteAsync(id, The.Token),
        ["refresh"] = (keys, id, allow) =>
            allow ? keys.AllowOwnKey().RefreshAsync(id, The.Token) : keys.RefreshAsync(id, The.Token),
    };

    public static TheoryData<string> Ends => new(_ends.Keys);

    [Theory, MemberData(nameof(Ends))]
    public async Task The_own_key_from_the_options_is_protected_and_nothing_is_sent(string end)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        ApiKeyOwnKeyException error = await Assert.ThrowsAsync<ApiKeyOwnKeyException>(() =>
            _ends[end](maximo.Keys, maximo.Service.AdministratorKeyId, false)
        );

        Assert.Equal(("eam", maximo.Service.AdministratorKeyId), (error.Account, error.KeyId));
        Assert.Contains("itself authenticates with", error.Message, StringComparison.Ordinal);
        Assert.Contains("call AllowOwnKey() first", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(maximo.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task The_own_key_from_a_credential_source_is_protected(string end)
    {
        AuthenticationTests.Source source = new();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = (null, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        source.Credential = new Credential(
            maximo.Service.AdministratorKeyId,
            new SecretValue(maximo.Service.AdministratorKeyToken)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            _ends[end](maximo.Keys, maximo.Service.AdministratorKeyId, false)
        );

        Assert.Contains("itself authenticates with", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The key was not touched.", error.Message, StringComparison.Ordinal);
        Assert.Equal(maximo.Service.AdministratorKeyId, error.KeyId);
        ApiKeyOwnKeyException own = Assert.IsType<ApiKeyOwnKeyException>(error.InnerException);
        Assert.Equal(("eam", maximo.Service.AdministratorKeyId), (own.Account, own.KeyId));
        Assert.All(maximo.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task The_key_in_the_options_is_not_the_own_key_when_a_source_returns_another()
    {
        AuthenticationTests.Source source = new();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = ("an-old-one", null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        source.Credential = new Credential(
            maximo.Service.AdministratorKeyId,
            new SecretValue(maximo.Service.AdministratorKeyToken)
        );

        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => maximo.Keys.DeleteAsync("an-old-one", The.Token));

        Assert.Equal(1, maximo.Arrived("DELETE"));
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task The_key_that_the_access_token_names_is_protected_whatever_id_authenticated(string end)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey other = await maximo.CreateKeyAsync();
        string claims = Convert
            .ToBase64String(System.Text.Encoding.UTF8.GetBytes("{\"sub\":\"" + other.Key.Id + "\"}"))
            .TrimEnd('=');
        MaximoApiKeyManager keys = maximo.ManagerOf("another-spelling", "token");
        maximo.Emulator.Faults.Add(Fault.Respond(200, $$"""{"token":"e30.{{claims}}.e30"}""").Path("/v1/authenticate"));
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(200, $$$"""{"id":"{{{other.Key.Id}}}","status":{"active":true}}""")
                .On("GET")
                .Path("/v1/apikeys")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            _ends[end](keys, other.Key.Id, false)
        );

        Assert.Contains("The key was not touched", error.Message, StringComparison.Ordinal);
        Assert.True(maximo.Held(other.Key.Id) is { Active: true, Version: 1 });
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task AllowOwnKey_lets_a_call_revoke_the_own_key(string end)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        string id = maximo.Service.AdministratorKeyId;

        await _ends[end](maximo.Keys, id, true);

        MaximoEmulatedKey? key = maximo.Service.Keys.SingleOrDefault(held => held.Id == id);
        Assert.True(key is null or { Active: false } || !key.Matches(maximo.Service.AdministratorKeyToken));
    }

    [Fact]
    public async Task Removing_a_permission_from_the_own_key_needs_AllowOwnKey_and_adding_one_does_not()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey own = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Never)
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );
        MaximoApiKeyManager keys = maximo.ManagerOf(own.Key.Id, own.Value.Reveal());

        await keys.UpdateAsync(
            own.Key.Id,
            new MaximoApiKeyUpdate
            {
                Scopes = ["apikeyAdmin", "userAdmin"],
                AllowApiKeyAdmin = true,
                Description = "more",
            },
            The.Token
        );
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.UpdateAsync(own.Key.Id, new ApiKeyUpdate { Scopes = ["userAdmin"] }, The.Token)
        );
        Assert.True(maximo.Held(own.Key.Id) is { ApikeyAdmin: true, UserAdmin: true, Version: 2 });
        await keys.AllowOwnKey().UpdateAsync(own.Key.Id, new MaximoApiKeyUpdate { Scopes = ["userAdmin"] }, The.Token);

        Assert.Contains("The key was not touched", error.Message, StringComparison.Ordinal);
        Assert.False(maximo.Held(own.Key.Id).ApikeyAdmin);
        Assert.Contains("permission apikeyAdmin", (await keys.CheckAsync(The.Token)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P90D", "PT1S")]
    [InlineData("NEVER", "P100Y")]
    [InlineData("P1M", "P30D")]
    public async Task Shortening_the_interval_of_the_own_key_needs_AllowOwnKey_and_extending_does_not(
        string longer,
        string shorter
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey own = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Parse(shorter))
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );
        MaximoApiKeyManager keys = maximo.ManagerOf(own.Key.Id, own.Value.Reveal());

        await keys.UpdateAsync(
            own.Key.Id,
            new MaximoApiKeyUpdate { TokenRefreshInterval = MaximoRefreshInterval.Parse(longer) },
            The.Token
        );
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.UpdateAsync(
                own.Key.Id,
                new MaximoApiKeyUpdate { TokenRefreshInterval = MaximoRefreshInterval.Parse(shorter) },
                The.Token
            )
        );
        Assert.Equal((longer, 2L), (maximo.Held(own.Key.Id).TokenRefreshInterval, maximo.Held(own.Key.Id).Version));
        await keys.AllowOwnKey()
            .UpdateAsync(
                own.Key.Id,
                new MaximoApiKeyUpdate { TokenRefreshInterval = MaximoRefreshInterval.Parse(shorter) },
                The.Token
            );

        Assert.Contains("The key was not touched", error.Message, StringComparison.Ordinal);
        Assert.Equal(shorter, maximo.Held(own.Key.Id).TokenRefreshInterval);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tokenRefreshInterval":"a while"}""")]
    public async Task Changing_an_unknown_interval_of_the_own_key_needs_AllowOwnKey(string status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        string id = maximo.Service.AdministratorKeyId;
        maximo.Emulator.Faults.Add(
            Fault.Respond(200, $$"""{"id":"{{id}}","version":1,"status":{{status}}}""").On("GET").Path(id)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.UpdateAsync(
                id,
                new MaximoApiKeyUpdate { TokenRefreshInterval = MaximoRefreshInterval.Days(900) },
                The.Token
            )
        );

        Assert.Contains("The key was not touched", error.Message, StringComparison.Ordinal);
        Assert.All(maximo.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task MatchOwnKey_is_certain_when_the_options_name_the_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        Assert.Equal(
            OwnKeyMatch.Certain,
            maximo.Keys.MatchOwnKey(new ApiKey(maximo.Service.AdministratorKeyId, "own"))
        );
        Assert.Equal(
            OwnKeyMatch.None,
            maximo.Keys.MatchOwnKey(new ApiKey("a-other", "other") { Scopes = ["apikeyAdmin"] })
        );
        Assert.Throws<ArgumentNullException>(() => maximo.Keys.MatchOwnKey(null!));
    }

    [Theory]
    [InlineData(OwnKeyMatch.Possible, ApiKeyStatus.Enabled, "apikeyAdmin")]
    [InlineData(OwnKeyMatch.Possible, ApiKeyStatus.Unknown)]
    [InlineData(OwnKeyMatch.None, ApiKeyStatus.Enabled, "systemAdmin", "userAdmin")]
    [InlineData(OwnKeyMatch.None, ApiKeyStatus.Disabled, "apikeyAdmin")]
    public async Task MatchOwnKey_is_possible_for_any_managing_key_until_the_source_was_used(
        OwnKeyMatch before,
        ApiKeyStatus status,
        params string[] scopes
    )
    {
        AuthenticationTests.Source source = new();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = (null, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        source.Credential = new Credential(
            maximo.Service.AdministratorKeyId,
            new SecretValue(maximo.Service.AdministratorKeyToken)
        );
        ApiKey own = new(maximo.Service.AdministratorKeyId, "own") { Status = status, Scopes = scopes };

        Assert.Equal(before, maximo.Keys.MatchOwnKey(own));
        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(OwnKeyMatch.Certain, maximo.Keys.MatchOwnKey(own));
        Assert.Equal(
            OwnKeyMatch.None,
            maximo.Keys.MatchOwnKey(new ApiKey("a-other", "other") { Status = status, Scopes = scopes })
        );
    }

    [Fact]
    public async Task The_superuser_has_no_own_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(asSuperuser: true);
        Assert.Equal(OwnKeyMatch.None, maximo.Keys.MatchOwnKey(new ApiKey(maximo.Service.AdministratorKeyId, "own")));

        await maximo.Keys.DisableAsync(maximo.Service.AdministratorKeyId, The.Token);
        await maximo.Keys.RefreshAsync(maximo.Service.AdministratorKeyId, The.Token);
        await maximo.Keys.DeleteAsync(maximo.Service.AdministratorKeyId, The.Token);

        Assert.Empty(maximo.Service.Keys);
    }

    [Fact]
    public async Task After_a_refresh_of_the_own_key_the_account_authenticates_with_the_stored_new_value()
    {
        string file = Path.GetTempFileName();
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyToken, options.ApiKeyTokenFile) = (null, file),
            clock: clock
        );
        await File.WriteAllTextAsync(file, maximo.Service.AdministratorKeyToken, The.Token);

        IssuedApiKey refreshed = await maximo
            .Keys.AllowOwnKey()
            .RefreshAsync(maximo.Service.AdministratorKeyId, The.Token);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await maximo.Keys.CheckAsync(The.Token)).CanAuthenticate);
        await File.WriteAllTextAsync(file, refreshed.Value.Reveal(), The.Token);
        AccountCheck check = await maximo.Keys.CheckAsync(The.Token);
        File.Delete(file);

        Assert.True(check.CanListKeys, check.Problem);
    }

    private static ApiKeyManager Allowed(ApiKeyManager keys, bool allow) => allow ? keys.AllowOwnKey() : keys;
}
