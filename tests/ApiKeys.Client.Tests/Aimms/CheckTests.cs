using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

public sealed class CheckTests
{
    [Fact]
    public async Task A_good_account_can_sign_in_and_manage_keys_and_tells_who_it_is()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.True(check.CanAuthenticate && check.CanListKeys);
        Assert.False(string.IsNullOrEmpty(check.UserName));
        Assert.Null(check.Problem);
    }

    [Fact]
    public async Task A_wrong_key_cannot_sign_in_and_the_problem_is_told()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.ApiKey = "wrong");

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.False(check.CanAuthenticate || check.CanListKeys);
        Assert.Contains("wrong, expired or deleted", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_the_scope_signs_in_but_cannot_manage_keys()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        IssuedApiKey weak = await aimms.Keys.CreateAsync("weak", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        AimmsApiKeyManager keys = new(
            new AimmsOptions
            {
                BaseAddress = aimms.Emulator.Aimms.BaseAddress,
                ApiKey = weak.Value.Reveal(),
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = aimms.Emulator.Clock }
        );

        AccountCheck check = await keys.CheckAsync(The.Token);
        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            keys.DeleteAsync("weak", The.Token)
        );

        Assert.True(check.CanAuthenticate);
        Assert.False(check.CanListKeys);
        Assert.Contains("lacks the right", check.Problem, StringComparison.Ordinal);
        Assert.False(error.IsCredentialRejected);
    }

    [Fact]
    public async Task That_the_service_does_not_tell_who_is_signed_in_is_no_problem()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(403).Path("/info"));

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.True(check.CanListKeys);
        Assert.Null(check.UserName);
    }

    [Fact]
    public async Task The_previous_endpoint_does_not_tell_who_is_signed_in_and_is_not_asked()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(static options =>
            options.Endpoint = AimmsEndpoint.ProApi
        );

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.Equal(
            (true, true, null, null),
            (check.CanAuthenticate, check.CanListKeys, check.UserName, check.Problem)
        );
        Assert.Single(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_service_that_fails_is_an_exception_not_a_verdict_on_the_account()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(503).Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => aimms.Keys.CheckAsync(The.Token));
    }

    [Promise(5)]
    [Theory]
    [InlineData(AimmsEndpoint.UserManager, ApiKeyCapabilities.Expiry | ApiKeyCapabilities.ListScopes)]
    [InlineData(AimmsEndpoint.ProApi, ApiKeyCapabilities.Expiry)]
    public async Task What_the_service_cannot_do_is_told_and_refused_before_anything_is_sent(
        AimmsEndpoint endpoint,
        ApiKeyCapabilities capabilities
    )
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.Endpoint = endpoint);
        ApiKeyManager keys = aimms.Keys;

        List<Func<Task>> impossible =
        [
            () => keys.UpdateAsync("administrator", new ApiKeyUpdate { Description = "new" }, The.Token),
            () => keys.EnableAsync("administrator", The.Token),
            () => keys.DisableAsync("administrator", The.Token),
            () => keys.RefreshAsync("administrator", The.Token),
            () =>
                keys.CreateAsync(
                    new ApiKeyRequest("ci", ["Tasks"]) { ExpiresAt = aimms.InNinetyDays, IsReadOnly = true },
                    The.Token
                ),
        ];
        if (endpoint == AimmsEndpoint.ProApi)
        {
            impossible.Add(() => keys.ListScopesAsync(The.Token));
        }

        Assert.Equal(capabilities, keys.Capabilities);
        foreach (Func<Task> operation in impossible)
        {
            NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(operation);
            Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(aimms.Emulator.Requests);
    }
}
