using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests;

public class RequestLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_recorded_as_they_arrived_in_order()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("a/b", "2026-12-31", "Tasks");
        using HttpResponseMessage deleted = await caller.DeleteAsync("a%2Fb?x=%20");

        Assert.Equal([1L, 2L], emulator.Requests.Select(request => request.Sequence));
        RecordedRequest create = emulator.Requests[0];
        Assert.Equal("POST", create.Method);
        Assert.Equal("""{"name":"a/b","expiration_date":"2026-12-31","scopes":["Tasks"]}""", create.Body);
        Assert.Equal(emulator.Aimms.AdministratorKey, create.Headers["ApiKey"]);
        Assert.Equal(201, create.Status);
        RecordedRequest delete = emulator.Requests[1];
        Assert.Equal("/aimms/pro/user-manager/v1/user/@current/api-key/a%2Fb?x=%20", delete.RawTarget);
        Assert.Equal("/aimms/pro/user-manager/v1/user/@current/api-key/a%2Fb", delete.Path);
        Assert.Equal(204, delete.Status);
        Assert.True(delete.Committed);
    }

    [Fact]
    public async Task ToString_of_a_request_contains_no_secret()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);

        using HttpResponseMessage created = await caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal("#1 POST 201", Assert.Single(emulator.Requests).ToString());
    }

    [Fact]
    public async Task Clear_does_not_restart_the_numbering()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        using HttpResponseMessage first = await caller.ListAsync();

        emulator.Requests.Clear();
        using HttpResponseMessage second = await caller.ListAsync();

        Assert.Equal(2, Assert.Single(emulator.Requests).Sequence);
    }

    [Fact]
    public async Task A_request_can_be_waited_for_until_it_is_processed()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.HangAfterCommit());

        Task<RecordedRequest> arrival = emulator.Requests.WaitForAsync(request => request.Committed, Cancelled);
        Task<HttpResponseMessage> call = caller.CreateAsync("nightly", "2026-12-31", "Tasks");

        Assert.Null((await arrival).Status);
        Assert.Equal("nightly", emulator.Aimms.Keys[^1].Name);
        await emulator.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            emulator.Requests.WaitForAsync(_ => true, new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task The_last_ten_thousand_are_kept()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string host = $"Host: localhost:{emulator.Address.Port}";
        string[] pipelined = [.. Enumerable.Repeat($"GET /aimms HTTP/1.1\r\n{host}\r\n", 1_000)];

        for (int i = 0; i < 11; i++)
        {
            await RawConnection.ExchangeAsync(
                emulator,
                [.. pipelined, "GET /aimms HTTP/1.1", host, "Connection: close", "", ""]
            );
        }

        Assert.Equal(10_000, emulator.Requests.Count);
        Assert.Equal(
            Enumerable.Range(11 * 1_001 - 9_999, 10_000),
            emulator.Requests.Select(request => (int)request.Sequence)
        );
    }
}
