using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Aimms;

public class AimmsCreateTests
{
    private const string Valid = """{"name":"nightly","expiration_date":"2026-12-31","scopes":["Tasks"]}""";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"expiration_date":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"nightly","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31"}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":["Tasks"],"value":"mine"}""")]
    [InlineData("""{"name":"nightly","name":"twice","expiration_date":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"nightly","expirationDate":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"","expiration_date":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":7,"expiration_date":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"\ud800","expiration_date":"2026-12-31","scopes":["Tasks"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":null,"scopes":["Tasks"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":"Tasks"}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":[]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":["Tasks","Tasks"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":["Task"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":["tasks"]}""")]
    [InlineData("""{"name":"nightly","expiration_date":"2026-12-31","scopes":[1]}""")]
    public async Task Create_with_an_undocumented_body_is_rejected(string body)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await caller.CreateAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.JsonAsync())["message"]);
        Assert.Single(emulator.Aimms.Keys);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.Created)]
    [InlineData("Application/JSON; charset=utf-8", HttpStatusCode.Created)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json-patch+json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task The_body_must_be_declared_as_json(string? contentType, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(Valid));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using HttpResponseMessage response = await caller.CreateAsync(content);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_name_can_be_used_again_only_after_its_key_is_deleted()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        string first = await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        using HttpResponseMessage taken = await caller.CreateAsync("nightly", "2026-11-30", "Tasks");
        using HttpResponseMessage deleted = await caller.DeleteAsync("nightly");
        string second = await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.NotEqual(first, second);
        Assert.True(emulator.Aimms.Keys[^1].Matches(second));
        Assert.False(emulator.Aimms.Keys[^1].Matches(first));
    }

    [Fact]
    public async Task Of_concurrent_creates_with_one_name_one_succeeds()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => caller.CreateAsync("nightly", "2026-12-31", "Tasks"))
        );

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, emulator.Aimms.Keys.Count);
    }

    [Theory]
    [InlineData("2026-03-11", "2026-03-11T00:00:00Z")]
    [InlineData("2027-03-10", "2027-03-10T00:00:00Z")]
    [InlineData("2026-03-10T12:01", "2026-03-10T12:01:00Z")]
    [InlineData("2026-03-10T13:01+01:00", "2026-03-10T12:01:00Z")]
    [InlineData("2026-03-10T12:00:01", "2026-03-10T12:00:01Z")]
    [InlineData("2026-03-10T12:00:00.5Z", "2026-03-10T12:00:00.5Z")]
    [InlineData("2027-03-10T12:00:00.0000000+00:00", "2027-03-10T12:00:00Z")]
    public async Task An_expiry_within_a_year_is_accepted_as_sent(string expiry, string instant)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("nightly", expiry, "Tasks");

        JsonNode key = await response.JsonAsync();
        Assert.Equal(expiry, (string?)key["expiration_date"]);
        Assert.Equal(DateTimeOffset.Parse(instant, null), emulator.Aimms.Keys[^1].ExpiresAt);
    }

    [Theory]
    [InlineData("2026-03-10")]
    [InlineData("2026-03-10T12:00")]
    [InlineData("2026-03-10T13:00+01:00")]
    [InlineData("2027-03-11")]
    [InlineData("2027-03-10T12:00:01Z")]
    [InlineData("2027-03-10T12:01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-12-31T25:00")]
    [InlineData("2026-12-31 10:00")]
    [InlineData(" 2026-12-31")]
    [InlineData("31.12.2026")]
    [InlineData("12/31/2026")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public async Task An_expiry_in_the_past_too_far_ahead_or_malformed_is_rejected(string expiry)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync("nightly", expiry, "Tasks");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(emulator.Aimms.Keys);
    }

    [Theory]
    [InlineData("2029-02-28", HttpStatusCode.Created)]
    [InlineData("2029-03-01", HttpStatusCode.BadRequest)]
    public async Task A_year_after_a_leap_day_ends_in_february(string expiry, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Clock.SetUtcNow(new(2028, 2, 29, 0, 0, 0, TimeSpan.Zero));

        using HttpResponseMessage response = await caller.CreateAsync("nightly", expiry, "Tasks");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_response_contains_the_value_without_escapes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        // One value in three has a plus, which the framework would write as \u002B.
        for (int i = 0; i < 20; i++)
        {
            using HttpResponseMessage response = await caller.CreateAsync($"key {i}", "2026-12-31", "Tasks");
            string text = await response.TextAsync();
            Assert.Contains($"\"value\":\"{JsonNode.Parse(text)!["value"]}\"", text, StringComparison.Ordinal);
        }
    }
}
