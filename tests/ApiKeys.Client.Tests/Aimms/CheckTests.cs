using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

public sealed class CheckTests
{
    [Fact]
    public async Task A_check_of_a_valid_account_reports_its_user_and_that_it_can_list_keys()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.True(check.CanAuthenticate && check.CanListKeys);
        Assert.False(string.IsNullOrEmpty(check.UserName));
        Assert.Null(check.Problem);
    }

    [Fact]
    public async Task A_check_with_a_wrong_key_reports_that_it_cannot_authenticate()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.ApiKey = "wrong");

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.False(check.CanAuthenticate || check.CanListKeys);
        Assert.Contains("wrong, expired or deleted", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_the_scope_authenticates_but_cannot_manage_keys()
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
    public async Task A_check_without_a_user_name_from_the_service_reports_no_problem()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(403).Path("/info"));

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.True(check.CanListKeys);
        Assert.Null(check.UserName);
    }

    [Fact]
    public async Task The_previous_endpoint_is_not_asked_for_the_user_name()
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
    public async Task A_check_throws_when_the_service_fails()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(503).Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => aimms.Keys.CheckAsync(The.Token));
    }

    [Promise(5)]
    [Theory]
    [InlineData(
        AimmsEndpoint.UserManager,
        ApiKeyCapabilities.Expiry
            | ApiKeyCapabilities.ExpiryInDays
            | ApiKeyCapabilities.UniqueNames
            | ApiKeyCapabilities.ListScopes
    )]
    [InlineData(
        AimmsEndpoint.ProApi,
        ApiKeyCapabilities.Expiry | ApiKeyCapabilities.ExpiryInDays | ApiKeyCapabilities.UniqueNames
    )]
    public async Task Unsupported_operations_are_listed_and_refused_before_anything_is_sent(
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
