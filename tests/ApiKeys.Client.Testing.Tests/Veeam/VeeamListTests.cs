using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamListTests
{
    [Fact]
    public async Task The_list_has_logins_of_every_kind()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("users/logins");

        JsonArray logins = (await response.DataAsync()).AsArray();
        Assert.Equal(["VSPC", "VSPC", "AK", "AA"], logins.Select(login => (string?)login!["identityProviderName"]));
        Assert.Equal(
            ["", "", "", "<RSAKeyValue>not a real key</RSAKeyValue>"],
            logins.Select(login => (string?)login!["parameters"])
        );
        Assert.Null(logins[0]!["description"]);
        Assert.Equal("administrator", (string?)logins[0]!["identifierInProvider"]);
        Assert.Equal(
            """{"pagingInfo":{"total":4,"count":4,"offset":0}}""",
            (await response.JsonAsync())["meta"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("", 100, 0, 1)]
    [InlineData("?limit=1", 1, 0, 1)]
    [InlineData("?limit=10&offset=995", 9, 995, 996)]
    [InlineData("?offset=1004", 0, 1004, null)]
    [InlineData("?limit=501&offset=2", 500, 2, 3)]
    [InlineData("?limit=2147483647", 500, 0, 1)]
    public async Task A_page_is_the_requested_one_up_to_the_maximum_size(
        string query,
        int count,
        int offset,
        int? first
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.AddLogins(1000);
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("users/logins" + query);

        JsonArray logins = (await response.DataAsync()).AsArray();
        Assert.Equal(count, logins.Count);
        Assert.Equal(first, (int?)logins.FirstOrDefault()?["id"]);
        Assert.Equal(
            $$"""{"total":1004,"count":{{count}},"offset":{{offset}}}""",
            (await response.JsonAsync())["meta"]!["pagingInfo"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=2147483648", "limit")]
    [InlineData("offset=-1", "offset")]
    [InlineData("offset=1.5", "offset")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("ofset=1", "ofset")]
    public async Task An_invalid_page_is_rejected_by_the_name_of_the_parameter(string query, string parameter)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("users/logins?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(parameter, (string?)(await response.ErrorAsync())["parameterName"]);
    }

    [Theory]
    [InlineData(VeeamPaging.Skip, 3, """{"pagingInfo":{"total":4,"count":2,"skip":2}}""")]
    [InlineData(VeeamPaging.NoMeta, 3, "null")]
    [InlineData(VeeamPaging.FirstPageAgain, 1, """{"pagingInfo":{"total":4,"count":2,"offset":0}}""")]
    [InlineData(VeeamPaging.FirstPageUnderFalseOffset, 1, """{"pagingInfo":{"total":4,"count":2,"offset":2}}""")]
    public async Task A_variant_sets_the_metadata_of_pages(VeeamPaging paging, int first, string meta)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.Paging = paging;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("users/logins?limit=2&offset=2");

        Assert.Equal(first, (int?)(await response.DataAsync())[0]!["id"]);
        Assert.Equal(meta, (await response.JsonAsync())["meta"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task A_variant_sets_the_maximum_size_of_pages()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.MaxPageSize = 3;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync("users/logins?limit=4");

        Assert.Equal(3, (await response.DataAsync()).AsArray().Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Veeam.Variants.MaxPageSize = 0);
    }

    [Fact]
    public async Task A_hundred_thousand_logins_can_be_listed_page_by_page()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.AddLogins(100_000, emulator.Veeam.CompanyOwner);
        using VeeamCaller caller = new(emulator);
        HashSet<long> ids = [];

        for (int offset = 0; offset < 100_004; offset += 500)
        {
            using HttpResponseMessage response = await caller.GetAsync($"users/logins?limit=500&offset={offset}");
            ids.UnionWith((await response.DataAsync()).AsArray().Select(login => (long)login!["id"]!));
        }

        Assert.Equal(100_004, ids.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Veeam.AddLogins(-1));
    }

    [Fact]
    public async Task The_logins_of_a_user_are_listed_without_pages()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.AddLogins(600);
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync($"users/{caller.OwnUid}/logins");
        using HttpResponseMessage refused = await caller.GetAsync($"users/{caller.OwnUid}/logins?limit=1");

        JsonArray logins = (await response.DataAsync()).AsArray();
        Assert.Equal(602, logins.Count);
        Assert.All(logins, login => Assert.Equal(caller.OwnUid, (Guid)login!["userUid"]!));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task The_keys_of_an_organization_are_listed_in_pages_without_passwords()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        VeeamEmulatedUser owner = emulator.Veeam.CompanyOwner;
        emulator.Veeam.AddLogins(2, emulator.Veeam.AddUser("colleague", "notARealPassword", owner));
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.GetAsync(
            $"organizations/{owner.OrganizationUid}/keys?limit=2&offset=1"
        );

        Assert.Equal(
            ["6 AK colleague", "7 AK colleague"],
            (await response.DataAsync())
                .AsArray()
                .Select(login => $"{login!["id"]} {login["identityProviderName"]} {login["userName"]}")
        );
        Assert.Equal(3, (int?)(await response.JsonAsync())["meta"]!["pagingInfo"]!["total"]);
    }

    [Fact]
    public async Task Two_users_cannot_have_the_same_name()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        VeeamEmulatedUser user = emulator.Veeam.AddUser("colleague", "notARealPassword");

        Assert.Throws<ArgumentException>(() => emulator.Veeam.AddUser("colleague", "another"));
        Assert.Equal(
            ["administrator", "alpha_admin", "colleague"],
            emulator.Veeam.Users.Select(other => other.UserName)
        );
        Assert.Equal("colleague, colleague", user.ToString());
    }
}
