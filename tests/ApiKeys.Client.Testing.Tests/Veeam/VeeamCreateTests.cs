using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamCreateTests
{
    private const string Both = "%5B%22integration%22%2C%22rest%22%5D";

    [Fact]
    public async Task Create_returns_the_requested_key_with_its_value()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(
            $"description=nightly%20report%20%26%20more&scopes={Both}&isReadAccessOnly=true"
        );

        string text = await response.TextAsync();
        JsonNode body = JsonNode.Parse(text)!;
        JsonNode key = body["data"]!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["data", "meta", "errors"], body.AsObject().Select(member => member.Key));
        Assert.Equal(
            [
                "id",
                "userUid",
                "userName",
                "companyId",
                "companyName",
                "identityProviderName",
                "description",
                "isReadAccessOnly",
                "scopes",
                "status",
                "parameters",
                "identifierInProvider",
                "creationDate",
            ],
            key.AsObject().Select(member => member.Key)
        );
        Assert.Equal(
            "AK nightly report & more True enabled",
            $"{key["identityProviderName"]} {key["description"]} {(bool)key["isReadAccessOnly"]!} {key["status"]}"
        );
        Assert.Equal("""["integration","rest"]""", key["scopes"]!.ToJsonString());
        Assert.Equal(emulator.Veeam.AdministratorUid, (Guid)key["userUid"]!);
        Assert.Contains("\"creationDate\":\"2026-03-10T12:00:00.0000000+00:00\"", text, StringComparison.Ordinal);
        Assert.Equal(128, ((string)key["parameters"]!).Length);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)key["parameters"]!));
        Assert.Equal(emulator.Veeam.Logins[^1].Id, (long)key["id"]!);
    }

    [Fact]
    public async Task The_value_is_shown_once()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        JsonNode created = await caller.CreatedAsync("nightly");
        string value = (string)created["parameters"]!;

        using HttpResponseMessage one = await caller.GetAsync($"users/{caller.OwnUid}/logins/{created["id"]}");
        using HttpResponseMessage own = await caller.GetAsync($"users/{caller.OwnUid}/logins");
        using HttpResponseMessage all = await caller.GetAsync("users/logins");
        using HttpResponseMessage patched = await caller.ReplaceAsync((long)created["id"]!, "/description", "daily");

        foreach (HttpResponseMessage response in new[] { one, own, all, patched })
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain(value, await response.TextAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("", (string?)(await one.DataAsync())["parameters"]);
    }

    [Fact]
    public async Task Two_keys_can_have_the_same_description()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        JsonNode first = await caller.CreatedAsync("nightly");
        JsonNode second = await caller.CreatedAsync("nightly");

        Assert.NotEqual((long)first["id"]!, (long)second["id"]!);
        Assert.NotEqual((string?)first["parameters"], (string?)second["parameters"]);
    }

    [Theory]
    [InlineData("scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=&scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=%20%09&scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=a%3Db&scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=%3Ca%3E&scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=a&description=b&scopes=%5B%22rest%22%5D", "description")]
    [InlineData("description=a", "scopes")]
    [InlineData("description=a&scopes=", "scopes")]
    [InlineData("description=a&scopes=%5B%5D", "scopes")]
    [InlineData("description=a&scopes=%5B%22rest%22", "scopes")]
    [InlineData("description=a&scopes=%5B1%5D", "scopes")]
    [InlineData("description=a&scopes=%7B%22rest%22%3A1%7D", "scopes")]
    [InlineData("description=a&scopes=%5B%22Rest%22%5D", "scopes")]
    [InlineData("description=a&scopes=%5B%22unknown%22%5D", "scopes")]
    [InlineData("description=a&scopes=%5B%22rest%22%2C%22rest%22%5D", "scopes")]
    [InlineData("description=a&scopes=%5B%22rest%22%5D&isReadAccessOnly=yes", "isReadAccessOnly")]
    [InlineData("description=a&scopes=%5B%22rest%22%5D&isReadOnly=true", "isReadOnly")]
    public async Task Create_with_an_invalid_parameter_is_rejected_by_name(string query, string parameter)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(parameter, (string?)(await response.ErrorAsync())["parameterName"]);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Theory]
    [InlineData(128, HttpStatusCode.OK)]
    [InlineData(129, HttpStatusCode.BadRequest)]
    public async Task A_description_has_at_most_128_characters(int length, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(
            $"description={new string('a', length)}&scopes={Both}"
        );

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_scope_that_cannot_be_assigned_is_rejected_with_code_1209()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("description=a&scopes=%5B%22all%22%5D");

        Assert.Equal(1209, (int?)(await response.ErrorAsync())["code"]);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task Create_accepts_only_an_empty_body(string body, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        using StringContent content = new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        using HttpResponseMessage response = await caller.CreateAsync($"description=a&scopes={Both}", content: content);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(VeeamScopesForm.JsonArray, "scopes=" + Both, HttpStatusCode.OK)]
    [InlineData(VeeamScopesForm.JsonArray, "scopes=integration&scopes=rest", HttpStatusCode.BadRequest)]
    [InlineData(VeeamScopesForm.JsonArray, "scopes=rest", HttpStatusCode.BadRequest)]
    [InlineData(VeeamScopesForm.Repeated, "scopes=" + Both, HttpStatusCode.BadRequest)]
    [InlineData(VeeamScopesForm.Repeated, "scopes=integration&scopes=rest", HttpStatusCode.OK)]
    [InlineData(VeeamScopesForm.Both, "scopes=" + Both, HttpStatusCode.OK)]
    [InlineData(VeeamScopesForm.Both, "scopes=integration&scopes=rest", HttpStatusCode.OK)]
    [InlineData(VeeamScopesForm.Both, "scopes=integration,rest", HttpStatusCode.BadRequest)]
    public async Task Create_accepts_scopes_only_in_the_encoding_of_the_variant(
        VeeamScopesForm encoding,
        string scopes,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.ScopesEncoding = encoding;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("description=a&" + scopes);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.OK ? ["integration", "rest"] : ["rest"],
            emulator.Veeam.Logins[^1].Scopes
        );
    }

    [Theory]
    [InlineData(VeeamIdentifierShape.Number, "\"identifierInProvider\":9223372036")]
    [InlineData(VeeamIdentifierShape.Text, "\"identifierInProvider\":\"9223372036")]
    public async Task The_identifier_is_beyond_the_range_of_long_as_number_or_text(
        VeeamIdentifierShape shape,
        string expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.IdentifierShape = shape;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync($"description=a&scopes={Both}");

        Assert.Contains(expected, await response.TextAsync(), StringComparison.Ordinal);
        Assert.True(
            ulong.Parse((await response.DataAsync())["identifierInProvider"]!.ToString(), null) > long.MaxValue
        );
    }

    [Theory]
    [InlineData(nameof(VeeamVariants.IssueDropsScopes), "integration", true)]
    [InlineData(nameof(VeeamVariants.IssueWidensScopes), "ui,rest,integration", true)]
    [InlineData(nameof(VeeamVariants.IssueIgnoresReadOnly), "integration,rest", false)]
    public async Task A_variant_changes_the_requested_key_and_the_response_says_so(
        string variant,
        string scopes,
        bool readOnly
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        typeof(VeeamVariants).GetProperty(variant)!.SetValue(emulator.Veeam.Variants, true);
        using VeeamCaller caller = new(emulator);

        JsonNode key = await caller.CreatedAsync("nightly", scopes: Both, readOnly: true);

        Assert.Equal(scopes, string.Join(',', key["scopes"]!.AsArray()));
        Assert.Equal(scopes, string.Join(',', emulator.Veeam.Logins[^1].Scopes));
        Assert.Equal(readOnly, (bool)key["isReadAccessOnly"]!);
        Assert.Equal(readOnly, emulator.Veeam.Logins[^1].IsReadAccessOnly);
    }

    [Fact]
    public async Task A_variant_omits_the_value_from_the_response_to_a_create()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.IssueOmitsParameters = true;
        using VeeamCaller caller = new(emulator);

        JsonNode key = await caller.CreatedAsync("nightly");

        Assert.False(key.AsObject().ContainsKey("parameters"));
        Assert.Equal("nightly", emulator.Veeam.Logins[^1].Description);
    }

    [Fact]
    public async Task Variants_add_unknown_scopes_and_members()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants = new() { ExtraScopes = ["telepathy"], ExtraMembers = true };
        using VeeamCaller caller = new(emulator);

        JsonNode key = await caller.CreatedAsync("nightly", scopes: "%5B%22telepathy%22%5D");

        Assert.Equal("""["telepathy"]""", key["scopes"]!.ToJsonString());
        Assert.Equal("""{"by":"nobody","count":3}""", key["lastUsed"]!.ToJsonString());
    }
}
