using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>The request for a new key, and the requests that are refused before anything is sent.</summary>
public sealed class RequestTests
{
    private static readonly MaximoRefreshInterval _quarter = MaximoRefreshInterval.Days(90);

    [Fact]
    public async Task A_create_is_sent_as_documented()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        await maximo.Keys.CreateAsync(
            "user sync",
            MaximoPermissions.UserAdmin | MaximoPermissions.SystemAdmin,
            MaximoRefreshInterval.Parse("P1W"),
            The.Token
        );

        Assert.Equal(
            """{"description":"user sync","status":{"active":true,"tokenRefreshInterval":"P1W"},"permissions":{"systemAdmin":true,"userAdmin":true,"apikeyAdmin":false}}""",
            maximo.Requests.Single().Body
        );
        Assert.Equal("/maximo/v1/apikeys", maximo.Requests.Single().RawTarget);
        Assert.Equal("application/json", maximo.Requests.Single().Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_key_can_be_created_disabled_and_with_every_permission_when_allowed()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        IssuedApiKey issued = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest(
                "all",
                ["APIKEYADMIN", "systemadmin", "userAdmin", "useradmin"],
                MaximoRefreshInterval.Never
            )
            {
                IsEnabled = false,
                AllowApiKeyAdmin = true,
            },
            The.Token
        );

        MaximoEmulatedKey held = maximo.Held(issued.Key.Id);
        Assert.True(
            held
                is {
                    Active: false,
                    SystemAdmin: true,
                    UserAdmin: true,
                    ApikeyAdmin: true,
                    TokenRefreshInterval: "NEVER"
                }
        );
        Assert.Equal(ApiKeyStatus.Disabled, issued.Key.Status);
        Assert.Equal(["systemAdmin", "userAdmin", "apikeyAdmin"], issued.Key.Scopes);
    }

    [Fact]
    public async Task A_key_without_permissions_can_be_created_when_allowed()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        IssuedApiKey issued = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("none", MaximoPermissions.None, _quarter) { AllowNoPermissions = true },
            The.Token
        );
        AccountCheck check = await maximo.ManagerOf(issued.Key.Id, issued.Value.Reveal()).CheckAsync(The.Token);

        Assert.Empty(issued.Key.Scopes);
        Assert.True(check is { CanAuthenticate: true, CanListKeys: false });
        Assert.Contains("the permission apikeyAdmin", check.Problem, StringComparison.Ordinal);
        Assert.Equal(issued.Key.Id, check.UserName);
    }

    [Promise(5)]
    [Fact]
    public async Task An_unknown_permission_is_sent()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        ApiKeyOperationFailedException refused = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.CreateAsync(
                new MaximoApiKeyRequest("new", ["dataAdmin"], _quarter) { AllowNoPermissions = true },
                The.Token
            )
        );

        using JsonDocument body = JsonDocument.Parse(maximo.Requests.Single().Body);
        Assert.True(body.RootElement.GetProperty("permissions").GetProperty("dataAdmin").GetBoolean());
        Assert.False(body.RootElement.GetProperty("permissions").GetProperty("userAdmin").GetBoolean());
        Assert.Equal((400, "CUDRS0001E"), (refused.StatusCode, refused.ErrorCode));
    }

    public static TheoryData<string, ApiKeyRequest, string> Impossible =>
        new()
        {
            { "no name", new MaximoApiKeyRequest(" ", MaximoPermissions.UserAdmin, _quarter), "the name is blank" },
            {
                "no interval",
                new ApiKeyRequest("ci", ["userAdmin"]),
                "does not say for how long the token should work"
            },
            {
                "no length",
                new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Parse("P0D")),
                "has no length"
            },
            {
                "no permission",
                new MaximoApiKeyRequest("ci", MaximoPermissions.None, _quarter),
                "a key without one of the permissions systemAdmin, userAdmin, apikeyAdmin can authenticate, but do "
                    + "nothing"
            },
            {
                "no documented permission",
                new MaximoApiKeyRequest("ci", ["dataAdmin"], _quarter),
                "set AllowNoPermissions"
            },
            {
                "a blank permission",
                new MaximoApiKeyRequest("ci", ["userAdmin", ""], _quarter),
                "a permission is blank"
            },
            { "keys", new MaximoApiKeyRequest("ci", MaximoPermissions.ApiKeyAdmin, _quarter), "set AllowApiKeyAdmin" },
            {
                "keys in another spelling",
                new MaximoApiKeyRequest("ci", ["ApiKeyAdmin"], _quarter),
                "set AllowApiKeyAdmin"
            },
            {
                "more than the account may",
                new MaximoApiKeyRequest("ci", MaximoPermissions.SystemAdmin, _quarter),
                "'systemAdmin' is not among those that the account's AllowedScopes allow: UserAdmin, apikeyAdmin."
            },
            {
                "a date",
                new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, _quarter) { ExpiresAt = The.Now },
                "no date at which it ends"
            },
            {
                "a date alone",
                new ApiKeyRequest("ci", ["userAdmin"]) { ExpiresAt = The.Now },
                "no date at which it ends"
            },
            {
                "only reading",
                new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, _quarter) { IsReadOnly = true },
                "limited to reading"
            },
            { "a request of another kind", new OtherRequest(), "cannot honour what another type" },
        };

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Impossible))]
    public async Task A_request_that_cannot_be_fulfilled_is_refused_before_anything_is_sent(
        string what,
        ApiKeyRequest request,
        string because
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
        {
            options.AllowedScopes.Add("UserAdmin");
            options.AllowedScopes.Add("apikeyAdmin");
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => maximo.Keys.CreateAsync(request, The.Token));

        Assert.True(error is ArgumentException or NotSupportedException, what);
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(maximo.Emulator.Requests);
    }

    [Fact]
    public async Task The_short_overload_refuses_what_needs_an_explicit_request()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            maximo.Keys.CreateAsync("ci", MaximoPermissions.ApiKeyAdmin, _quarter, The.Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            maximo.Keys.CreateAsync("ci", MaximoPermissions.None, _quarter, The.Token)
        );
        Assert.Throws<ArgumentException>(() => new MaximoApiKeyRequest("ci", (MaximoPermissions)64, _quarter));
        await Assert.ThrowsAsync<ArgumentNullException>(() => maximo.Keys.CreateAsync(null!, The.Token));
        Assert.Throws<ArgumentNullException>(() => new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, null!));

        Assert.Empty(maximo.Emulator.Requests);
    }

    [Fact]
    public async Task Capabilities_list_what_Maximo_can_do_and_the_rest_is_refused()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        Assert.Equal(
            ApiKeyCapabilities.UpdateDescription
                | ApiKeyCapabilities.UpdateScopes
                | ApiKeyCapabilities.Disable
                | ApiKeyCapabilities.Refresh
                | ApiKeyCapabilities.RefreshEndsOldValue
                | ApiKeyCapabilities.RefreshInterval
                | ApiKeyCapabilities.NeverExpires,
            maximo.Keys.Capabilities
        );
        Assert.Equal(
            ("Maximo", "eam", null),
            (maximo.Keys.Service, maximo.Keys.Account, maximo.Keys.GetLatestExpiry())
        );
        await Assert.ThrowsAsync<NotSupportedException>(() => maximo.Keys.ListScopesAsync(The.Token));
        Assert.Empty(maximo.Emulator.Requests);
    }

    private sealed class OtherRequest() : ApiKeyRequest("ci", ["userAdmin"]);
}
