using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>Reading is lenient: every format that the documents leave open gives the same keys.</summary>
public sealed class ReadingTests
{
    public static TheoryData<string, Action<MaximoOptions>?, Action<MaximoVariants>> Variants =>
        new()
        {
            { "as specified", null, _ => { } },
            { "wrapped lists", null, v => v.ListShape = MaximoListShape.Wrapped },
            { "unknown members", null, v => v.ExtraMembers = true },
            { "200 for a create", null, v => v.CreateStatus = 200 },
            { "200 for a delete", null, v => v.DeleteStatus = 200 },
            { "no expiry in access tokens", null, v => (v.JwtOmitsExpiry, v.JwtOmitsIssuedAt) = (true, true) },
            { "an update before the creation", null, v => v.UpdatedBeforeAdded = true },
            { "weeks as days", null, v => v.WeeksAsDays = true },
            { "no route for one key", null, v => v.Paths = new() { Get = null } },
            {
                "changes by PATCH",
                o => o.Protocol.Paths.Update = "PATCH v1/apikeys/{id}",
                v => v.UpdateMethod = "PATCH"
            },
            {
                "refresh by PUT",
                o => o.Protocol.Paths.Refresh = "PUT v1/apikeys/{id}/token",
                v => v.RefreshMethod = "PUT"
            },
            { "a refresh that is no update", null, v => v.RefreshKeepsUpdated = true },
            { "a refresh that ends access", null, v => v.RefreshEndsAccess = true },
            {
                "other paths",
                o =>
                    (
                        o.Protocol.Paths.List,
                        o.Protocol.Paths.Find,
                        o.Protocol.Paths.Update,
                        o.Protocol.Paths.Refresh,
                        o.Protocol.Paths.Delete
                    ) = ("v2/keys", "v2/keys/{id}", "v2/keys/{id}/profile", "v2/keys/{id}/refresh", "v2/keys/{id}"),
                v =>
                    v.Paths = new()
                    {
                        List = "v2/keys",
                        Get = "v2/keys/{id}",
                        Update = "v2/keys/{id}/profile",
                        Refresh = "v2/keys/{id}/refresh",
                        Delete = "v2/keys/{id}",
                    }
            },
        };

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Variants))]
    public async Task A_key_can_be_managed_in_every_variant_of_the_service(
        string variant,
        Action<MaximoOptions>? configure,
        Action<MaximoVariants> set
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(configure);
        set(maximo.Service.Variants);

        IssuedApiKey issued = await maximo.CreateKeyAsync(interval: "P1W");
        string id = issued.Key.Id;
        ApiKey listed = Assert.Single(await maximo.Keys.GetListAsync(The.Token), key => key.Id == id);
        ApiKey changed = await maximo.Keys.UpdateAsync(
            id,
            new ApiKeyUpdate { Description = "renamed", Scopes = ["systemAdmin"] },
            The.Token
        );
        ApiKey disabled = await maximo.Keys.DisableAsync(id, The.Token);
        Assert.False(maximo.Held(id).Active);
        ApiKey enabled = await maximo.Keys.EnableAsync(id, The.Token);
        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync(id, The.Token);

        Assert.Equal(
            ("user sync", "userAdmin", ApiKeyStatus.Enabled),
            (listed.Name, listed.Scopes.Single(), listed.Status)
        );
        Assert.Equal(("renamed", "systemAdmin"), (changed.Name, changed.Scopes.Single()));
        Assert.Equal((ApiKeyStatus.Disabled, ApiKeyStatus.Enabled), (disabled.Status, enabled.Status));
        Assert.True(
            maximo.Held(id)
                is {
                    Description: "renamed",
                    SystemAdmin: true,
                    UserAdmin: false,
                    Active: true,
                    TokenRefreshInterval: "P1W" or "P7D"
                },
            variant
        );
        Assert.True(maximo.Held(id).Matches(refreshed.Value.Reveal()));
        Assert.False(maximo.Held(id).Matches(issued.Value.Reveal()));
        await maximo.Keys.DeleteAsync(id, The.Token);
        Assert.Null(await maximo.Keys.FindAsync(id, The.Token));
        Assert.Single(maximo.Service.Keys);
    }

    public static TheoryData<string> Members =>
        [
            "version",
            "description",
            "status",
            "status.active",
            "status.tokenRefreshInterval",
            "permissions",
            "permissions.userAdmin",
            "added",
            "added.id",
            "added.timestamp",
            "updated",
            "updated.id",
            "updated.timestamp",
        ];

    [Theory, MemberData(nameof(Members))]
    public async Task A_missing_member_does_not_affect_the_others(string member)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.OmittedMembers = [member];

        IssuedApiKey issued = await maximo.CreateKeyAsync();
        Assert.Equal(2, (await maximo.Keys.GetListAsync(The.Token)).Count);
        await maximo.Keys.UpdateAsync(issued.Key.Id, new ApiKeyUpdate { Description = "renamed" }, The.Token);
        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        Assert.True(
            maximo.Held(issued.Key.Id)
                is {
                    Description: "renamed",
                    Active: false,
                    UserAdmin: true,
                    SystemAdmin: false,
                    TokenRefreshInterval: "P90D"
                }
        );
        Assert.NotNull((await maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)).Value);
    }

    [Fact]
    public async Task A_key_has_everything_that_the_service_reports()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """
                    [{"id":"a-tenantid-cwhnvjqcgv","version":3,"status":{"active":false,"tokenRefreshInterval":"P1W"},"description":"sync","permissions":{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":true,"dataAdmin":true,"level":3},
                      "added":{"id":"someone@example.com","timestamp":"2020-12-20T17:28:29.871Z"},"updated":{"id":"other@example.com","timestamp":"2020-12-21T17:28:29.871Z"},"lastUsed":"2021-01-01"}]
                    """
                )
                .On("GET")
                .Path("/v1/apikeys")
        );

        MaximoApiKey key = Assert.IsType<MaximoApiKey>(Assert.Single(await maximo.Keys.GetListAsync(The.Token)));

        Assert.Equal(
            ("eam", "Maximo", "a-tenantid-cwhnvjqcgv", "sync", 3),
            (key.Account, key.Service, key.Id, key.Name, key.Version)
        );
        Assert.Equal(
            (ApiKeyStatus.Disabled, null, false, null),
            (key.Status, key.StatusText, key.IsReadOnly, key.Owner)
        );
        Assert.Equal(["userAdmin", "apikeyAdmin", "dataAdmin"], key.Scopes);
        Assert.Equal(MaximoPermissions.UserAdmin | MaximoPermissions.ApiKeyAdmin, key.KnownScopes);
        Assert.Equal(("someone@example.com", "other@example.com"), (key.AddedBy, key.UpdatedBy));
        DateTimeOffset added = new(2020, 12, 20, 17, 28, 29, 871, TimeSpan.Zero);
        Assert.Equal((added, added.AddDays(1)), (key.CreatedAt, key.UpdatedAt));
        Assert.Equal("\"2021-01-01\"", key.AdditionalData["lastUsed"].GetRawText());
        Assert.Contains("P1W", key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_round_trips_through_JSON()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoApiKey key = (MaximoApiKey)(await maximo.CreateKeyAsync()).Key;

        MaximoApiKey? back = JsonSerializer.Deserialize<MaximoApiKey>(JsonSerializer.Serialize(key));

        Assert.Equivalent(key, back);
        Assert.Equal(
            (key.Expiry, key.TokenRefreshInterval, key.Version),
            (back!.Expiry, back.TokenRefreshInterval, back.Version)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"version":1}]""")]
    [InlineData("""[{"id":""}]""")]
    [InlineData("""[null]""")]
    [InlineData("""{"apikeys":[],"total":7}""")]
    [InlineData("""{"exception":{"id":"AIUCO1000E"},"error":500,"apikeys":[]}""")]
    [InlineData("<html>please sign in</html>")]
    [InlineData("")]
    public async Task A_response_that_is_not_a_list_is_an_error(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).Path("/v1/apikeys"));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.GetListAsync(The.Token));
    }

    [Promise(7)]
    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("%2F", "%252F")]
    [InlineData("{id}", "%7Bid%7D")]
    [InlineData("a b?c#d", "a%20b%3Fc%23d")]
    public async Task An_id_is_escaped_once(string id, string escaped)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        Assert.Null(await maximo.Keys.FindAsync(id, The.Token));
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => maximo.Keys.RefreshAsync(id, The.Token));

        Assert.Equal(
            ["/maximo/v1/apikeys/" + escaped, $"/maximo/v1/apikeys/{escaped}/token"],
            maximo.Requests.Take(2).Select(request => request.RawTarget)
        );
    }

    [Promise(7)]
    [Theory]
    [InlineData(""), InlineData("."), InlineData(".."), InlineData("a\r\nb")]
    public async Task An_id_that_would_change_on_the_wire_is_refused_by_every_operation(string id)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        foreach (
            Func<Task> operation in new Func<Task>[]
            {
                () => maximo.Keys.FindAsync(id, The.Token),
                () => maximo.Keys.DeleteAsync(id, The.Token),
                () => maximo.Keys.RefreshAsync(id, The.Token),
                () => maximo.Keys.EnableAsync(id, The.Token),
                () => maximo.Keys.DisableAsync(id, The.Token),
                () => maximo.Keys.UpdateAsync(id, new ApiKeyUpdate(), The.Token),
            }
        )
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(operation);
        }

        Assert.Empty(maximo.Emulator.Requests);
    }
}
