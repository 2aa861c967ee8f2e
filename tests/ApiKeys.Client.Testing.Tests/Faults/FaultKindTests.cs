using System.Net;
using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests.Faults;

public class FaultKindTests
{
    [Fact]
    public async Task Dropped_before_the_commit_nothing_is_done()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropBefore());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        Assert.Single(emulator.Aimms.Keys);
        RecordedRequest request = Assert.Single(emulator.Requests);
        Assert.Null(request.Status);
        Assert.False(request.Committed);
        Assert.Contains("nightly", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropped_after_the_commit_the_key_is_there_without_an_answer()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropAfterCommit());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
        RecordedRequest request = Assert.Single(emulator.Requests);
        Assert.Null(request.Status);
        Assert.True(request.Committed);
    }

    [Fact]
    public async Task An_answer_of_ones_own_comes_in_place_of_processing()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Answer(429, "slow down", "text/plain", new Dictionary<string, string> { ["Retry-After"] = "7" }));

        using HttpResponseMessage response = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("slow down", await response.TextAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Single(emulator.Aimms.Keys);
    }
}
