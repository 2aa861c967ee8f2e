using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests.Faults;

public class HeldRequestTests
{
    // Far longer than needed, so that a broken test fails and does not hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_held_request_ends_when_its_client_disconnects(bool committed)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(committed ? Fault.HangAfterCommit() : Fault.Hang());

        Task<HttpResponseMessage> call = caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        await emulator.Requests.WaitForAsync(request => request.Committed == committed, Cancelled);
        caller.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(Patience, Cancelled));
        Assert.Equal(committed ? 2 : 1, emulator.Aimms.Keys.Count);
        Assert.Null(Assert.Single(emulator.Requests).Status);
    }

    [Fact]
    public async Task A_delayed_request_is_not_processed_if_its_client_disconnects()
    {
        WatchedClock clock = new(Instants.Now);
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            new() { TimeProvider = clock },
            Cancelled
        );
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Delay(TimeSpan.FromHours(1)));

        Task<HttpResponseMessage> call = caller.CreateAsync("nightly", "2026-12-31", "Tasks");
        WatchedClock.WatchedTimer timer = await clock.Timer.WaitAsync(Patience, Cancelled);
        caller.Dispose();
        await timer.Disposed.WaitAsync(Patience, Cancelled);

        await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(Patience, Cancelled));
        Assert.False(Assert.Single(emulator.Requests).Committed);
        Assert.Single(emulator.Aimms.Keys);
    }

    [Fact]
    public async Task Held_requests_end_with_the_emulator()
    {
        ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Hang().Times(3));
        emulator.Faults.Add(Fault.Delay(TimeSpan.FromDays(1)));
        Task<HttpResponseMessage>[] calls = [.. Enumerable.Range(0, 4).Select(_ => caller.ListAsync())];
        await emulator.Requests.WaitForAsync(request => request.Sequence == calls.Length, Cancelled);

        await emulator.DisposeAsync().AsTask().WaitAsync(Patience, Cancelled);

        foreach (Task<HttpResponseMessage> call in calls)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => call.WaitAsync(Patience, Cancelled));
        }
    }

    [Fact]
    public async Task HangInBody_sends_the_first_bytes_and_no_more()
    {
        ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.HangInBody(5));
        using HttpClient http = new();
        using HttpResponseMessage response = await http.GetAsync(
            new Uri(emulator.Aimms.BaseAddress, AimmsCaller.ProApi),
            HttpCompletionOption.ResponseHeadersRead,
            Cancelled
        );
        await using Stream body = await response.Content.ReadAsStreamAsync(Cancelled);
        byte[] buffer = new byte[100];

        await body.ReadExactlyAsync(buffer.AsMemory(0, 5), Cancelled);
        Task<int> more = body.ReadAsync(buffer, Cancelled).AsTask();
        int? status = emulator.Requests[0].Status;
        bool held = !more.IsCompleted;
        await emulator.DisposeAsync().AsTask().WaitAsync(Patience, Cancelled);

        Assert.True(response.Content.Headers.ContentLength > 5);
        Assert.Equal("{\"mes"u8.ToArray(), buffer[..5]);
        Assert.True(held);
        Assert.Equal(401, status);
        await Assert.ThrowsAnyAsync<IOException>(() => more.WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task An_endless_body_ends_with_the_emulator()
    {
        ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.Oversize(long.MaxValue));
        using HttpClient http = new();
        using HttpResponseMessage response = await http.GetAsync(
            emulator.Aimms.BaseAddress,
            HttpCompletionOption.ResponseHeadersRead,
            Cancelled
        );
        await using Stream body = await response.Content.ReadAsStreamAsync(Cancelled);

        await body.ReadExactlyAsync(new byte[1_000_000], Cancelled);
        await emulator.DisposeAsync().AsTask().WaitAsync(Patience, Cancelled);

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, Cancelled));
    }
}
