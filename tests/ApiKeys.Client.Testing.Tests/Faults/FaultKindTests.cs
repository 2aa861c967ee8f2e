using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests.Faults;

public class FaultKindTests
{
    private const string Path = "/aimms/pro-api/v1/api-keys";

    [Fact]
    public async Task DropBefore_processes_nothing()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropBefore());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        RecordedRequest request = Assert.Single(emulator.Requests);
        Assert.Single(emulator.Aimms.Keys);
        Assert.Null(request.Status);
        Assert.False(request.Committed);
        Assert.Contains("nightly", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DropAfterCommit_creates_the_key_without_a_response()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropAfterCommit());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        RecordedRequest request = Assert.Single(emulator.Requests);
        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
        Assert.Null(request.Status);
        Assert.True(request.Committed);
    }

    [Fact]
    public async Task A_dropped_connection_sends_no_byte()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.DropAfterCommit());

        Assert.Equal("", await RawListAsync(emulator));
    }

    [Fact]
    public async Task Respond_sends_its_response_and_processes_nothing()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(
            Fault.Respond(429, "slow down", "text/plain", new Dictionary<string, string> { ["Retry-After"] = "7" })
        );

        using HttpResponseMessage response = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("slow down", await response.TextAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Single(emulator.Aimms.Keys);
        Assert.False(Assert.Single(emulator.Requests).Committed);
    }

    [Fact]
    public async Task RespondAfterCommit_creates_the_key_and_sends_its_response()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.RespondAfterCommit(502, """{"message":"bad gateway"}"""));

        using HttpResponseMessage response = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("bad gateway", (string?)(await response.JsonAsync())["message"]);
        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    public void Respond_with_a_status_below_200_or_above_599_is_refused(int status) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Respond(status));

    [Fact]
    public async Task Delay_waits_on_the_emulators_timers_before_processing()
    {
        WatchedClock clock = new(Instants.Now);
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            new() { TimeProvider = clock },
            TestContext.Current.CancellationToken
        );
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Delay(TimeSpan.FromHours(1)));

        Task<HttpResponseMessage> call = caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        WatchedClock.WatchedTimer timer = await clock.Timer.WaitAsync(TestContext.Current.CancellationToken);
        bool processedTooEarly = emulator.Requests[0].Committed;
        clock.Advance(timer.Due);
        using HttpResponseMessage response = await call;

        Assert.Equal(TimeSpan.FromHours(1), timer.Due);
        Assert.False(processedTooEarly);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task ContentType_sends_the_right_body_as_another_media_type()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.ContentType("text/html"));

        using HttpResponseMessage response = await caller.ListAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Single((await response.JsonAsync()).AsArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1_000_000)]
    public async Task CutShort_drops_the_connection_before_the_declared_length(int bytes)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string whole = (await RawListAsync(emulator)).Split("\r\n\r\n")[1];

        // The abort must never overtake the bytes before it.
        for (int i = 0; i < 20; i++)
        {
            emulator.Faults.Add(Fault.CutShort(bytes));
            string[] parts = (await RawListAsync(emulator)).Split("\r\n\r\n");

            Assert.Contains($"\r\nContent-Length: {whole.Length}\r\n", parts[0] + "\r\n", StringComparison.Ordinal);
            Assert.Equal(whole[..Math.Min(bytes, whole.Length)], parts[1]);
        }
    }

    [Fact]
    public async Task CutShort_of_a_create_creates_the_key_and_sends_the_status()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.CutShort(20));

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
        Assert.Equal(201, Assert.Single(emulator.Requests).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Oversize_sends_a_valid_body_of_the_requested_length(long bytes)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        using HttpResponseMessage plain = await caller.ListAsync();
        string expected = await plain.TextAsync();
        emulator.Faults.Add(Fault.Oversize(bytes));

        using HttpResponseMessage response = await caller.ListAsync();

        string text = await response.TextAsync();
        Assert.Equal(expected, text.TrimStart());
        Assert.Equal(Math.Max(bytes, expected.Length), text.Length);
        Assert.True(response.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Oversize_without_a_body_sends_an_empty_list()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");
        emulator.Faults.Add(Fault.Oversize(1000));

        using HttpResponseMessage response = await caller.DeleteAsync("nightly");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(JsonNode.Parse(await response.TextAsync())!.AsArray());
    }

    [Fact]
    public async Task Oversize_keeps_the_status_of_a_rejection()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Oversize(1000));

        using HttpResponseMessage response = await caller.DeleteAsync("not-there");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(1000, (await response.TextAsync()).Length);
    }

    private static Task<string> RawListAsync(ApiKeyEmulator emulator) =>
        RawConnection.ExchangeAsync(
            emulator,
            $"GET {Path} HTTP/1.1",
            $"Host: 127.0.0.1:{emulator.Address.Port}",
            $"apikey: {emulator.Aimms.AdministratorKey}",
            "Connection: close",
            "",
            ""
        );
}
