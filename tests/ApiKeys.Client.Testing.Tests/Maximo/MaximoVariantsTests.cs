using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoVariantsTests
{
    [Fact]
    public async Task A_variant_wraps_lists()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.ListShape = MaximoListShape.Wrapped;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        await caller.CreatedAsync();

        using HttpResponseMessage response = await caller.ListAsync();

        JsonObject list = (await response.JsonAsync()).AsObject();
        Assert.Equal(["pageNumber", "pageSize", "total", "apikeys"], list.Select(member => member.Key));
        Assert.Equal((2, 2), ((int?)list["total"], list["apikeys"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(MaximoErrorShape.ExceptionWithMessage, """{"exception":{"id":"{0}","message":"{0}: {1}"}}""")]
    [InlineData(MaximoErrorShape.Status, """{"error":404,"message":"{0}: {1}"}""")]
    [InlineData(MaximoErrorShape.Message, """{"message":"{0}: {1}"}""")]
    public async Task A_variant_sets_the_form_of_errors(MaximoErrorShape shape, string form)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.ErrorShape = shape;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage key = await caller.GetAsync("nobody");
        using HttpResponseMessage address = await caller.SendAsync("GET", "v1/nothing");

        Assert.Equal(Worded(form, "AIUCO1006E", "There is no API key with this id."), await key.TextAsync());
        Assert.Equal(Worded(form, "AIUCO1022E", "There is nothing at this address."), await address.TextAsync());
    }

    [Fact]
    public async Task Variants_set_the_statuses_of_responses()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants = new()
        {
            CreateStatus = 200,
            DeleteStatus = 200,
            ConflictStatus = 412,
        };
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(MaximoCaller.Body());
        string id = (string)(await created.JsonAsync())["id"]!;
        using HttpResponseMessage conflict = await caller.UpdateAsync(id, MaximoCaller.Change(2));
        using HttpResponseMessage deleted = await caller.DeleteAsync(id);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK],
            new[] { created, conflict, deleted }.Select(response => response.StatusCode)
        );
        Assert.Equal("""{"deleted":true}""", await deleted.TextAsync());
    }

    [Fact]
    public void An_invalid_value_of_a_variant_is_refused()
    {
        MaximoVariants variants = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => variants.CreateStatus = 204);
        Assert.Throws<ArgumentOutOfRangeException>(() => variants.DeleteStatus = 201);
        Assert.Throws<ArgumentOutOfRangeException>(() => variants.ConflictStatus = 400);
        Assert.Throws<ArgumentOutOfRangeException>(() => variants.WrongMethodStatus = 400);
        Assert.Throws<ArgumentOutOfRangeException>(() => variants.UpdateMethod = "POST");
        Assert.Throws<ArgumentOutOfRangeException>(() => variants.RefreshMethod = "GET");
        Assert.Throws<ArgumentException>(() => variants.OmittedMembers = ["permission"]);
        Assert.Throws<ArgumentNullException>(() => variants.OmittedMembers = null!);
        Assert.Throws<ArgumentNullException>(() => variants.Paths = null!);
    }

    [Fact]
    public async Task A_variant_updates_with_PATCH_that_may_leave_out_members()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.UpdateMethod = "PATCH";
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage put = await caller.UpdateAsync(id, MaximoCaller.Change(1));
        using HttpResponseMessage patch = await caller.SendAsync(
            "PATCH",
            $"v1/apikeys/{id}",
            new JsonObject { ["status"] = new JsonObject { ["active"] = false } }
        );
        using HttpResponseMessage stale = await caller.SendAsync(
            "PATCH",
            $"v1/apikeys/{id}",
            new JsonObject { ["version"] = 1 }
        );

        JsonNode key = await patch.JsonAsync();
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        Assert.Equal(HttpStatusCode.OK, patch.StatusCode);
        Assert.Equal("""{"active":false,"tokenRefreshInterval":"P90D"}""", key["status"]!.ToJsonString());
        Assert.Equal(("user sync", true), ((string?)key["description"], (bool?)key["permissions"]!["userAdmin"]));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task A_variant_with_PATCH_still_needs_all_members_in_a_create()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.UpdateMethod = "PATCH";
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(new JsonObject { ["description"] = "half" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_variant_omits_members_which_an_update_may_leave_out()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();
        emulator.Maximo.Variants.OmittedMembers = ["version", "permissions", "status.tokenRefreshInterval", "added"];

        using HttpResponseMessage get = await caller.GetAsync(id);
        JsonObject body = new()
        {
            ["description"] = "other",
            ["status"] = new JsonObject { ["active"] = true },
        };
        using HttpResponseMessage update = await caller.UpdateAsync(id, body);
        body["status"] = new JsonObject();
        using HttpResponseMessage refused = await caller.UpdateAsync(id, body);

        JsonObject key = (await get.JsonAsync()).AsObject();
        Assert.Equal(["id", "status", "description", "updated"], key.Select(member => member.Key));
        Assert.Equal("""{"active":true}""", key["status"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, update.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(
            ("other", "P90D", true),
            (
                emulator.Maximo.Keys[^1].Description,
                emulator.Maximo.Keys[^1].TokenRefreshInterval,
                emulator.Maximo.Keys[^1].UserAdmin
            )
        );
    }

    [Fact]
    public async Task A_variant_adds_an_unknown_member_which_an_update_may_send_back()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants = new() { ExtraMembers = true, ListShape = MaximoListShape.Wrapped };
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        using HttpResponseMessage get = await caller.GetAsync(id);
        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage error = await caller.GetAsync("nobody");
        JsonObject key = (await get.JsonAsync()).AsObject();
        JsonNode problem = await error.JsonAsync();
        JsonNode?[] objects =
        [
            key,
            key["status"],
            key["permissions"],
            key["added"],
            key["updated"],
            await list.JsonAsync(),
            problem,
            problem["exception"],
        ];
        string[] found = [.. objects.Select(node => node!["lastRotated"]!.ToJsonString()).Distinct()];
        JsonObject change = key.DeepClone().AsObject();
        Assert.True(change.Remove("id") && change.Remove("added") && change.Remove("updated"));
        using HttpResponseMessage update = await caller.UpdateAsync(id, change);
        Assert.True(change.Remove("version"));
        using HttpResponseMessage create = await caller.CreateAsync(change);

        Assert.Equal("""{"by":"nobody","count":3}""", Assert.Single(found));
        Assert.Equal(HttpStatusCode.OK, update.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, create.StatusCode);
    }

    [Fact]
    public async Task Variants_omit_the_token_from_the_response_to_a_create_or_refresh()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        emulator.Maximo.Variants.CreateOmitsToken = true;
        using HttpResponseMessage created = await caller.CreateAsync(MaximoCaller.Body());
        string id = (string)(await created.JsonAsync())["id"]!;
        using HttpResponseMessage reported = await caller.RefreshAsync(id);
        string token = (string)(await reported.JsonAsync())["token"]!;

        emulator.Maximo.Variants.RefreshOmitsToken = true;
        using HttpResponseMessage refreshed = await caller.RefreshAsync(id);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Null((await created.JsonAsync())["token"]);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.Null((await refreshed.JsonAsync())["token"]);
        Assert.False(emulator.Maximo.Keys[^1].Matches(token));
    }

    [Fact]
    public async Task A_variant_drops_the_permissions_and_the_response_says_so()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.CreateDropsPermissions = true;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(MaximoCaller.Body());

        Assert.Equal(
            """{"systemAdmin":false,"userAdmin":false,"apikeyAdmin":false}""",
            (await created.JsonAsync())["permissions"]!.ToJsonString()
        );
        Assert.False(emulator.Maximo.Keys[^1].UserAdmin);
    }

    [Fact]
    public async Task A_variant_keeps_the_time_of_the_update_in_a_refresh()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.RefreshKeepsUpdated = true;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await caller.CreatedAsync();

        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        using HttpResponseMessage refreshed = await caller.RefreshAsync(id);

        Assert.Equal("2026-03-10T12:00:00.000Z", (string?)(await refreshed.JsonAsync())["updated"]!["timestamp"]);
        Assert.Equal(
            (2, Instants.Now.AddMinutes(5)),
            (emulator.Maximo.Keys[^1].Version, emulator.Maximo.Keys[^1].TokenIssuedAt)
        );
    }

    [Fact]
    public async Task A_variant_dates_the_update_before_the_creation()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.UpdatedBeforeAdded = true;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(MaximoCaller.Body());
        JsonNode key = await created.JsonAsync();
        using HttpResponseMessage updated = await caller.UpdateAsync((string)key["id"]!, MaximoCaller.Change(1));

        Assert.Equal("2026-03-10T12:00:00.000Z", (string?)key["added"]!["timestamp"]);
        Assert.Equal("2026-03-10T11:59:59.000Z", (string?)key["updated"]!["timestamp"]);
        Assert.Equal("2026-03-10T12:00:00.000Z", (string?)(await updated.JsonAsync())["updated"]!["timestamp"]);
    }

    [Theory]
    [InlineData("P1W", "P7D")]
    [InlineData("P52W", "P364D")]
    [InlineData("P90D", "P90D")]
    [InlineData("NEVER", "NEVER")]
    public async Task A_variant_returns_weeks_as_days(string sent, string reported)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.WeeksAsDays = true;
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(MaximoCaller.Body(sent));

        Assert.Equal(reported, (string?)(await created.JsonAsync())["status"]!["tokenRefreshInterval"]);
        Assert.Equal(sent, emulator.Maximo.Keys[^1].TokenRefreshInterval);
    }

    private static string Worded(string form, string code, string text) =>
        form.Replace("{0}", code, StringComparison.Ordinal).Replace("{1}", text, StringComparison.Ordinal);
}
