using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamAsyncTests
{
    private const string Id = "3d7b0b62-5f0e-4c53-8d7e-0a3d8d6a6c11";
    private const string Query = "description=nightly&scopes=" + VeeamCaller.RestArray;

    [Fact]
    public async Task A_create_in_the_background_creates_the_key_at_once_and_reports_it_later()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);
        using HttpResponseMessage early = await caller.GetAsync($"asyncActions/{Id}/result");
        JsonNode running = await StateAsync(caller);
        JsonNode done = await StateAsync(caller);
        using HttpResponseMessage result = await caller.GetAsync($"asyncActions/{Id}/result");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("", await accepted.TextAsync());
        Assert.Equal(
            $"{emulator.Veeam.BaseAddress}api/v3/asyncActions/{Id}",
            accepted.Headers.Location?.OriginalString
        );
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal(
            ["id", "initiatorUid", "actionName", "status", "requestBody", "queryParameters"],
            running.AsObject().Select(member => member.Key)
        );
        Assert.Equal(
            $"{Id} {caller.OwnUid} AddApiKeyLogin running",
            $"{running["id"]} {running["initiatorUid"]} {running["actionName"]} {running["status"]}"
        );
        Assert.Equal(
            """{"description":["nightly"],"scopes":["[\u0022rest\u0022]"]}""",
            running["queryParameters"]!.ToJsonString()
        );
        Assert.Equal("succeed", (string?)done["status"]);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)(await result.DataAsync())["parameters"]!));
    }

    [Fact]
    public async Task Changes_and_deletes_in_the_background_are_reported_later()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncPolls = 0;
        emulator.Veeam.AddLogins(1);
        using VeeamCaller caller = new(emulator);
        long id = emulator.Veeam.Logins[^1].Id;
        string deleteId = Guid.NewGuid().ToString();

        using HttpResponseMessage patched = await caller.PatchAsync(
            id,
            """[{"op":"replace","path":"/status","value":"disabled"}]""",
            Id
        );
        using HttpResponseMessage patch = await caller.GetAsync($"asyncActions/{Id}/result");
        JsonNode state = await StateAsync(caller);
        using HttpResponseMessage deleted = await caller.DeleteAsync(id, deleteId);
        using HttpResponseMessage delete = await caller.GetAsync($"asyncActions/{deleteId}/result");

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted], [patched.StatusCode, deleted.StatusCode]);
        Assert.Equal("disabled", (string?)(await patch.DataAsync())["status"]);
        Assert.Contains("/status", (string?)state["requestBody"], StringComparison.Ordinal);
        Assert.True((bool)await delete.DataAsync());
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Theory]
    [InlineData(VeeamAsyncMode.Never, null, HttpStatusCode.OK)]
    [InlineData(VeeamAsyncMode.Never, Id, HttpStatusCode.OK)]
    [InlineData(VeeamAsyncMode.WithRequestId, null, HttpStatusCode.OK)]
    [InlineData(VeeamAsyncMode.WithRequestId, Id, HttpStatusCode.Accepted)]
    [InlineData(VeeamAsyncMode.Always, null, HttpStatusCode.Accepted)]
    public async Task A_variant_puts_only_requests_with_an_id_in_the_background(
        VeeamAsyncMode mode,
        string? id,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncMode = mode;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(Query, id);
        using HttpResponseMessage read = await caller.GetAsync("users/me");

        Assert.Equal(expected, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_variant_sets_the_methods_that_continue_in_the_background()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncMethods = ["GET"];
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync(Query);
        using HttpResponseMessage read = await caller.GetAsync("users/me");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Accepted], [created.StatusCode, read.StatusCode]);
    }

    [Fact]
    public async Task An_action_runs_for_a_time_and_a_number_of_queries()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncDuration = TimeSpan.FromSeconds(30);
        emulator.Veeam.Variants.AsyncPolls = 2;
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        string early = await StatusAsync(caller);
        emulator.Clock.Advance(TimeSpan.FromSeconds(30));
        string second = await StatusAsync(caller);
        string third = await StatusAsync(caller);

        Assert.Equal(["running", "running", "succeed"], [early, second, third]);
    }

    [Fact]
    public async Task An_action_can_depend_on_time_alone()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncDuration = TimeSpan.FromSeconds(30);
        emulator.Veeam.Variants.AsyncPolls = 0;
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        emulator.Clock.Advance(TimeSpan.FromSeconds(29));
        string before = await StatusAsync(caller);
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        string after = await StatusAsync(caller);

        Assert.Equal(["running", "succeed"], [before, after]);
    }

    [Fact]
    public async Task A_result_can_be_read_for_five_minutes()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);
        await StatusAsync(caller);

        emulator.Clock.Advance(new TimeSpan(0, 4, 59));
        using HttpResponseMessage before = await caller.GetAsync($"asyncActions/{Id}/result");
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await caller.GetAsync($"asyncActions/{Id}/result");
        using HttpResponseMessage state = await caller.GetAsync($"asyncActions/{Id}");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [before.StatusCode, after.StatusCode, state.StatusCode]
        );
        Assert.Equal("nightly", emulator.Veeam.Logins[^1].Description);
    }

    [Fact]
    public async Task A_result_can_be_deleted_early()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        using HttpResponseMessage early = await caller.SendAsync("DELETE", $"asyncActions/{Id}/result");
        await StatusAsync(caller);
        using HttpResponseMessage forgotten = await caller.SendAsync("DELETE", $"asyncActions/{Id}/result");
        using HttpResponseMessage result = await caller.GetAsync($"asyncActions/{Id}/result");
        using HttpResponseMessage again = await caller.SendAsync("DELETE", $"asyncActions/{Id}/result");

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            new[] { early, forgotten, result, again }.Select(r => r.StatusCode)
        );
        Assert.Equal("succeed", await StatusAsync(caller));
    }

    [Fact]
    public async Task A_failed_action_does_nothing_and_keeps_its_error_for_an_hour()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncOutcome = VeeamAsyncOutcome.Failed;
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);
        await StatusAsync(caller);

        emulator.Clock.Advance(new TimeSpan(0, 59, 59));
        string state = await StatusAsync(caller);
        using HttpResponseMessage before = await caller.GetAsync($"asyncActions/{Id}/result");
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await caller.GetAsync($"asyncActions/{Id}/result");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("failed", state);
        Assert.Equal(520, (int)before.StatusCode);
        Assert.Equal("unspecified", (string?)(await before.ErrorAsync())["type"]);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task A_canceled_action_does_nothing_and_has_no_result()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncOutcome = VeeamAsyncOutcome.Canceled;
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        await StatusAsync(caller);
        string state = await StatusAsync(caller);
        using HttpResponseMessage result = await caller.GetAsync($"asyncActions/{Id}/result");

        Assert.Equal("canceled", state);
        Assert.Equal(HttpStatusCode.NotFound, result.StatusCode);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task An_invalid_request_is_rejected_without_an_action()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("description=nightly&scopes=none", Id);
        using HttpResponseMessage state = await caller.GetAsync($"asyncActions/{Id}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, state.StatusCode);
    }

    [Fact]
    public async Task A_retried_request_returns_the_same_action()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.CreateAsync(Query, Id);
        await StatusAsync(caller);
        using HttpResponseMessage second = await caller.CreateAsync(Query, Id);

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("succeed", await StatusAsync(caller));
        Assert.Equal(5, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Only_the_caller_that_started_an_action_can_see_it()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        using VeeamCaller owner = new(
            emulator,
            (string)(await administrator.CreatedAsync("owner", emulator.Veeam.CompanyOwner.Uid))["parameters"]!
        );
        emulator.Veeam.Variants = new() { AsyncMode = VeeamAsyncMode.Always, AsyncPolls = 0 };
        using HttpResponseMessage accepted = await owner.CreateAsync(Query, Id, emulator.Veeam.CompanyOwner.Uid);

        using HttpResponseMessage state = await administrator.GetAsync($"asyncActions/{Id}");
        using HttpResponseMessage result = await administrator.GetAsync($"asyncActions/{Id}/result");
        using HttpResponseMessage delete = await administrator.SendAsync("DELETE", $"asyncActions/{Id}/result");
        using HttpResponseMessage ownResult = await owner.GetAsync($"asyncActions/{Id}/result");

        Assert.All([state, result, delete], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        Assert.Equal(HttpStatusCode.OK, ownResult.StatusCode);
    }

    [Theory]
    [InlineData(VeeamAsyncLocation.Path, "/api/v3/asyncActions/" + Id)]
    [InlineData(VeeamAsyncLocation.Singular, "/api/v3/asyncAction/" + Id)]
    [InlineData(VeeamAsyncLocation.StrayBrace, "/api/v3/asyncActions/" + Id + "}")]
    public async Task A_variant_sets_the_form_of_the_location_of_an_action(VeeamAsyncLocation location, string expected)
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncLocation = location;
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        Assert.Equal(expected, accepted.Headers.NonValidated["Location"].ToString());
        Assert.Equal("running", await StatusAsync(caller));
    }

    [Fact]
    public async Task An_action_of_a_request_without_an_id_gets_a_new_id()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.CreateAsync(Query);
        using HttpResponseMessage second = await caller.CreateAsync(Query);
        using HttpResponseMessage state = await caller.GetAsync(first.Headers.Location!.AbsoluteUri);

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location.Segments[^1], (string?)(await state.DataAsync())["id"]);
    }

    [Fact]
    public async Task A_variant_returns_only_the_data_as_the_result()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        emulator.Veeam.Variants.AsyncPolls = 0;
        emulator.Veeam.Variants.AsyncResultShape = VeeamAsyncResultShape.Data;
        using VeeamCaller caller = new(emulator);
        using HttpResponseMessage accepted = await caller.CreateAsync(Query, Id);

        using HttpResponseMessage result = await caller.GetAsync($"asyncActions/{Id}/result");

        Assert.Equal("AK", (string?)(await result.JsonAsync())["identityProviderName"]);
    }

    private static async Task<ApiKeyEmulator> StartAsync()
    {
        ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.AsyncMode = VeeamAsyncMode.Always;
        return emulator;
    }

    private static async Task<JsonNode> StateAsync(VeeamCaller caller)
    {
        using HttpResponseMessage response = await caller.GetAsync($"asyncActions/{Id}");
        return await response.EnsureSuccessStatusCode().DataAsync();
    }

    private static async Task<string> StatusAsync(VeeamCaller caller) => (string)(await StateAsync(caller))["status"]!;
}
