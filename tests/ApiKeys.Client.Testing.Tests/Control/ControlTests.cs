using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests.Control;

public class ControlTests
{
    [Fact]
    public async Task The_index_has_addresses_and_credentials()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode book = await control.JsonAsync("GET", "/emulator");

        Assert.Equal(
            emulator.ToJson(),
            book.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
        Assert.Equal(emulator.Address.ToString(), (string?)book["address"]);
        JsonNode aimms = book["services"]!["aimms"]!;
        Assert.Equal("Aimms", (string?)aimms["service"]);
        Assert.Equal(emulator.Aimms.BaseAddress.ToString(), (string?)aimms["baseAddress"]);
        Assert.Equal(emulator.Aimms.AdministratorKey, (string?)aimms["credential"]!["ApiKey"]);
    }

    [Fact]
    public async Task The_index_has_the_certificate_authority()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);

        JsonNode book = JsonNode.Parse(emulator.ToJson())!;

        Assert.Equal(emulator.CertificateAuthorityPem, (string?)book["certificateAuthority"]);
    }

    [Fact]
    public async Task The_clock_can_be_read_advanced_and_set()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode read = await control.JsonAsync("GET", "clock");
        JsonNode advanced = await control.JsonAsync("POST", "clock", """{"advance":"1.02:00:00"}""");
        JsonNode set = await control.JsonAsync("POST", "clock", """{"utcNow":"2027-01-01T00:00:00"}""");

        Assert.Equal("2026-03-10T12:00:00.0000000Z", (string?)read["utcNow"]);
        Assert.Equal("2026-03-11T14:00:00.0000000Z", (string?)advanced["utcNow"]);
        Assert.Equal("2027-01-01T00:00:00.0000000Z", (string?)set["utcNow"]);
        Assert.Equal(new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), emulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Faults_can_be_added_read_and_cleared()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode pending = await control.JsonAsync(
            "POST",
            "faults",
            """{"kind":"dropAfterCommit","on":"POST","path":"/api-key","skip":2,"times":3}"""
        );
        string added = Assert.Single(emulator.Faults.Pending).ToString();
        using HttpResponseMessage cleared = await control.SendAsync("DELETE", "faults");
        JsonNode none = await control.JsonAsync("GET", "faults");

        Assert.Equal("dropAfterCommit on POST at /api-key, skip 2, times 3", added);
        Assert.Equal("dropAfterCommit", (string?)Assert.Single(pending.AsArray())!["kind"]);
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Empty(none.AsArray());
    }

    [Theory]
    [InlineData("""{"kind":"dropBefore","always":true}""")]
    [InlineData("""{"kind":"dropAfterCommit","on":"GET"}""")]
    [InlineData("""{"kind":"hang"}""")]
    [InlineData("""{"kind":"hangAfterCommit"}""")]
    [InlineData("""{"kind":"delay","delay":"00:00:05"}""")]
    [InlineData("""{"kind":"lateArrival","delay":"00:00:05"}""")]
    [InlineData("""{"kind":"cutShort","bytes":3}""")]
    [InlineData("""{"kind":"hangInBody","bytes":0}""")]
    [InlineData("""{"kind":"contentType","contentType":"text/html"}""")]
    [InlineData("""{"kind":"respond","status":503}""")]
    [InlineData(
        """{"kind":"respondAfterCommit","status":500,"body":"oh","contentType":"text/plain","headers":{"Retry-After":"1"}}"""
    )]
    [InlineData("""{"kind":"oversize","bytes":9223372036854775807}""")]
    public async Task Every_kind_of_fault_has_a_json_form(string form)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode pending = await control.JsonAsync("POST", "faults", form);

        JsonObject reported = pending[0]!.AsObject();
        Assert.All(
            JsonNode.Parse(form)!.AsObject(),
            member => Assert.Equal(member.Value!.ToJsonString(), reported[member.Key]!.ToJsonString())
        );
    }

    [Fact]
    public async Task A_fault_added_over_http_sends_its_response()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using AimmsCaller caller = new(emulator);
        await control.JsonAsync(
            "POST",
            "faults",
            """{"kind":"respond","status":503,"body":"busy","contentType":"text/plain","headers":{"Retry-After":"1"}}"""
        );

        using HttpResponseMessage response = await caller.ListAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("busy", await response.TextAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Requests_can_be_read_and_removed_without_those_to_the_control_panel()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropBefore().Path("/emulator"));
        using HttpResponseMessage response = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        JsonNode request = Assert.Single((await control.JsonAsync("GET", "requests")).AsArray())!;
        using HttpResponseMessage cleared = await control.SendAsync("DELETE", "requests");

        Assert.Equal("POST", (string?)request["method"]);
        Assert.Equal(201, (int?)request["status"]);
        Assert.True((bool?)request["committed"]);
        Assert.Equal("nightly", (string?)JsonNode.Parse((string)request["body"]!)!["name"]);
        Assert.Equal(emulator.Aimms.AdministratorKey, (string?)request["headers"]!["apikey"]);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task Keys_can_be_read()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        using AimmsCaller caller = new(emulator);
        await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        JsonNode keys = await control.JsonAsync("GET", "aimms/keys");

        Assert.Equal(
            """{"name":"nightly","scopes":["Tasks"],"expirationDate":"2026-12-31","expiresAt":"2026-12-31T00:00:00+00:00"}""",
            keys[1]!.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        );
    }

    [Fact]
    public async Task Variants_can_be_read_and_replaced()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode put = await control.JsonAsync(
            "PUT",
            "aimms/variants",
            """{"listShape":"wrapped","extraScopes":["Quantum"],"createStatus":200}"""
        );
        JsonNode read = await control.JsonAsync("GET", "aimms/variants");
        JsonNode reset = await control.JsonAsync("PUT", "aimms/variants", "{}");

        Assert.Equal(put.ToJsonString(), read.ToJsonString());
        Assert.Equal("wrapped", (string?)read["listShape"]);
        Assert.Equal("Quantum", (string?)read["extraScopes"]![0]);
        Assert.Equal(200, (int?)read["createStatus"]);
        Assert.Equal("bare", (string?)reset["listShape"]);
        Assert.Equal(201, emulator.Aimms.Variants.CreateStatus);
    }

    [Theory]
    [InlineData("POST", "clock", "{}")]
    [InlineData("POST", "clock", """{"advance":"-1.00:00:00"}""")]
    [InlineData("POST", "clock", """{"utcNow":"soon"}""")]
    [InlineData("POST", "clock", """{"advance":"1.00:00:00","utcNow":"2027-01-01"}""")]
    [InlineData("POST", "faults", "")]
    [InlineData("POST", "faults", "null")]
    [InlineData("POST", "faults", "{}")]
    [InlineData("POST", "faults", """{"kind":"earthquake"}""")]
    [InlineData("POST", "faults", """{"kind":"respond"}""")]
    [InlineData("POST", "faults", """{"kind":"contentType"}""")]
    [InlineData("POST", "faults", """{"kind":"hang","often":true}""")]
    [InlineData("POST", "faults", """{"kind":"hang","times":0}""")]
    [InlineData("PUT", "aimms/variants", """{"listShape":"round"}""")]
    [InlineData("PUT", "aimms/variants", """{"createStatus":204}""")]
    [InlineData("PUT", "aimms/variants", """{"extraScopes":null}""")]
    public async Task An_invalid_control_request_is_rejected_and_changes_nothing(
        string method,
        string path,
        string body
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync(method, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.JsonAsync())["message"]);
        Assert.Empty(emulator.Faults.Pending);
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_unknown_path_gets_404()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        using HttpResponseMessage response = await control.SendAsync("GET", "nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
