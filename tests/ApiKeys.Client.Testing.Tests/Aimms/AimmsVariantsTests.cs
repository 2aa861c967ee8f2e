using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Tests.Control;

namespace ApiKeys.Client.Testing.Tests.Aimms;

public class AimmsVariantsTests
{
    private const string Scopes = "pro/user-manager/v1/user/@current/authorization-scopes";

    [Fact]
    public async Task A_variant_wraps_lists()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.ListShape = AimmsListShape.Wrapped;
        using AimmsCaller userManager = new(emulator);
        using AimmsCaller proApi = new(emulator, path: AimmsCaller.ProApi);

        using HttpResponseMessage snake = await userManager.ListAsync();
        using HttpResponseMessage camel = await proApi.ListAsync();
        using HttpResponseMessage scopes = await userManager.GetAsync(Scopes);

        Assert.Single((await snake.JsonAsync())["api_keys"]!.AsArray());
        Assert.Single((await camel.JsonAsync())["apiKeys"]!.AsArray());
        Assert.Equal(9, (await scopes.JsonAsync())["scopes"]!.AsArray().Count);
    }

    [Fact]
    public async Task Delays_that_are_set_over_HTTP_take_effect()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using HttpResponseMessage set = await control.SendAsync(
            "PUT",
            "aimms/variants",
            """{"activationDelay":"01:00:00","deletionDelay":"01:00:00"}"""
        );
        using AimmsCaller caller = new(emulator);

        string value = await caller.CreatedValueAsync("nightly", "2026-12-31", "APIKey");
        using AimmsCaller tooEarly = new(emulator, value);
        using HttpResponseMessage refused = await tooEarly.ListAsync();
        using HttpResponseMessage deleted = await caller.DeleteAsync("nightly");
        using HttpResponseMessage listed = await caller.ListAsync();

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent),
            (set.StatusCode, refused.StatusCode, deleted.StatusCode)
        );
        Assert.Equal(2, (await listed.JsonAsync()).AsArray().Count);
    }

    [Theory]
    [InlineData(AimmsDateShape.AsSent, "2026-12-31T13:14:15.5+02:00")]
    [InlineData(AimmsDateShape.Date, "2026-12-31")]
    [InlineData(AimmsDateShape.MinutesWithoutZone, "2026-12-31T11:14")]
    [InlineData(AimmsDateShape.SecondsWithZ, "2026-12-31T11:14:15Z")]
    [InlineData(AimmsDateShape.SevenDigitsWithOffset, "2026-12-31T11:14:15.5000000+00:00")]
    public async Task A_variant_sets_the_form_of_dates(AimmsDateShape shape, string expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.DateShape = shape;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31T13:14:15.5+02:00", "Tasks");
        using HttpResponseMessage list = await caller.ListAsync();

        Assert.Equal(expected, (string?)(await created.JsonAsync())["expiration_date"]);
        Assert.Equal(expected, (string?)(await list.JsonAsync())[1]!["expiration_date"]);
    }

    [Theory]
    [InlineData(AimmsScopeShape.Objects, false)]
    [InlineData(AimmsScopeShape.ObjectsEverywhere, true)]
    public async Task A_variant_returns_scopes_as_objects(AimmsScopeShape shape, bool ofKeysToo)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.ScopeShape = shape;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage grantable = await caller.GetAsync(Scopes);
        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        JsonNode first = (await grantable.JsonAsync())[0]!;
        Assert.Equal("Authentication", (string?)first["name"]);
        Assert.NotNull(first["description"]);
        JsonNode scope = (await created.JsonAsync())["scopes"]![0]!;
        Assert.Equal("Tasks", (string?)(ofKeysToo ? scope["name"] : scope));
    }

    [Fact]
    public async Task A_variant_sets_the_spelling_of_scopes_in_responses_and_requests()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.ScopeSpelling = AimmsScopeSpelling.Alternative;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage grantable = await caller.GetAsync(Scopes);
        using HttpResponseMessage refused = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        using HttpResponseMessage created = await caller.CreateAsync(
            "nightly",
            "2026-12-31",
            "Task",
            "PublishAIMMS",
            "API Key"
        );

        Assert.Equal(
            ["Authentication", "PublishApp", "PublishAIMMS", "Task", "API Key", "Session", "Secret", "User", "Account"],
            (await grantable.JsonAsync()).AsArray().Select(scope => (string)scope!)
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("""["Task","PublishAIMMS","API Key"]""", (await created.JsonAsync())["scopes"]!.ToJsonString());
        Assert.Equal(["Tasks", "PublishAimms", "APIKey"], emulator.Aimms.Keys[^1].Scopes);
    }

    [Fact]
    public async Task A_variant_sets_the_naming_of_members_in_responses_and_requests()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.UserManagerNaming = AimmsMemberNaming.CamelCase;
        emulator.Aimms.Variants.ProApiNaming = AimmsMemberNaming.SnakeCase;
        using AimmsCaller userManager = new(emulator);
        using AimmsCaller proApi = new(emulator, path: AimmsCaller.ProApi);
        JsonObject snake = userManager.Body("snake", "2026-12-31", "Tasks");
        JsonObject camel = proApi.Body("camel", "2026-12-31", "Tasks");

        using HttpResponseMessage refused = await userManager.CreateAsync(snake);
        using HttpResponseMessage ofUserManager = await userManager.CreateAsync(camel);
        using HttpResponseMessage ofProApi = await proApi.CreateAsync(snake);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await ofUserManager.JsonAsync())["expirationDate"]);
        Assert.NotNull((await ofProApi.JsonAsync())["expiration_date"]);
    }

    [Fact]
    public async Task A_variant_grants_unknown_scopes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.ExtraScopes = ["Quantum"];
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage grantable = await caller.GetAsync(Scopes);
        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Quantum");

        Assert.Equal("Quantum", (string?)(await grantable.JsonAsync()).AsArray()[^1]);
        Assert.Equal("Quantum", (string?)(await created.JsonAsync())["scopes"]![0]);
    }

    [Fact]
    public async Task A_variant_adds_an_unknown_member_to_every_object()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants = new()
        {
            ExtraMembers = true,
            ListShape = AimmsListShape.Wrapped,
            DeleteStatus = 200,
        };
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage deleted = await caller.DeleteAsync("nightly");
        using HttpResponseMessage error = await caller.DeleteAsync("nightly");

        JsonNode wrapper = await list.JsonAsync();
        Assert.All(
            [
                await created.JsonAsync(),
                wrapper,
                wrapper["api_keys"]![0]!,
                await deleted.JsonAsync(),
                await error.JsonAsync(),
            ],
            node => Assert.Equal("""{"by":"nobody","count":3}""", node["last_rotated"]!.ToJsonString())
        );
    }

    [Fact]
    public async Task A_variant_sets_the_status_of_creates_and_deletes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants = new() { CreateStatus = 200, DeleteStatus = 200 };
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        using HttpResponseMessage deleted = await caller.DeleteAsync("nightly");

        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal("""{"deleted":true}""", await deleted.TextAsync());
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Aimms.Variants.CreateStatus = 204);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Aimms.Variants.DeleteStatus = 201);
    }

    [Fact]
    public async Task A_variant_omits_the_value_from_the_response_to_a_create()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.CreateOmitsValue = true;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Null((await created.JsonAsync())["value"]);
        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
    }

    [Fact]
    public async Task A_variant_drops_scopes_and_the_response_says_so()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.CreateDropsScopes = true;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks", "Secret");

        Assert.Equal("""["Tasks"]""", (await created.JsonAsync())["scopes"]!.ToJsonString());
        Assert.Equal(["Tasks"], emulator.Aimms.Keys[^1].Scopes);
    }

    [Theory]
    [InlineData(AimmsErrorShape.Message, "{\"message\":\"{0}\"}", "application/json")]
    [InlineData(AimmsErrorShape.Error, "{\"error\":\"{0}\"}", "application/json")]
    [InlineData(AimmsErrorShape.Detail, "{\"detail\":\"{0}\"}", "application/json")]
    [InlineData(AimmsErrorShape.PlainText, "{0}", "text/plain")]
    public async Task A_variant_sets_the_form_of_errors(AimmsErrorShape shape, string form, string mediaType)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Aimms.Variants.ErrorShape = shape;
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.DeleteAsync("nobody");

        Assert.Equal(
            form.Replace("{0}", "There is no key of this name.", StringComparison.Ordinal),
            await response.TextAsync()
        );
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
