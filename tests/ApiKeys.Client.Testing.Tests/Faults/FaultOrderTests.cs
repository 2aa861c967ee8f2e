using System.Net;
using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests.Faults;

public class FaultOrderTests
{
    [Fact]
    public async Task The_third_post_is_committed_and_dropped()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Skip(2));

        await caller.CreatedValueAsync("one", "2026-12-31", "Tasks");
        using HttpResponseMessage list = await caller.ListAsync();
        await caller.CreatedValueAsync("two", "2026-12-31", "Tasks");
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("three", "2026-12-31", "Tasks"));
        await caller.CreatedValueAsync("four", "2026-12-31", "Tasks");

        Assert.Equal(["administrator", "one", "two", "three", "four"], emulator.Aimms.Keys.Select(key => key.Name));
        Assert.Equal([201, 200, 201, null, 201], emulator.Requests.Select(request => request.Status));
        Assert.Empty(emulator.Faults.Pending);
    }

    [Fact]
    public async Task Faults_apply_in_the_order_in_which_they_were_added()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.Respond(503).Times(2));
        emulator.Faults.Add(Fault.Respond(429));

        int[] statuses = await StatusesAsync(emulator, 4);

        Assert.Equal([503, 503, 429, 200], statuses);
    }

    [Fact]
    public async Task Skip_counts_requests_that_another_fault_takes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.Respond(503));
        emulator.Faults.Add(Fault.Respond(429).Skip(2));

        int[] statuses = await StatusesAsync(emulator, 4);

        Assert.Equal([503, 200, 429, 200], statuses);
    }

    [Fact]
    public async Task An_Always_fault_applies_until_it_is_cleared()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.Respond(503).Always());

        int[] before = await StatusesAsync(emulator, 3);
        string pending = Assert.Single(emulator.Faults.Pending).ToString();
        emulator.Faults.Clear();
        int[] after = await StatusesAsync(emulator, 1);

        Assert.Equal([503, 503, 503], before);
        Assert.Equal("respond on any method, skip 0, always", pending);
        Assert.Equal([200], after);
    }

    [Fact]
    public async Task A_fault_matches_by_method_and_by_a_part_of_the_path()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        emulator.Faults.Add(Fault.Respond(503).On("delete").Path("/api-key/ni").Always());

        using HttpResponseMessage list = await caller.ListAsync();
        using HttpResponseMessage other = await caller.DeleteAsync("other");
        using HttpResponseMessage nightly = await caller.DeleteAsync("nightly");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable],
            new[] { list, other, nightly }.Select(response => response.StatusCode)
        );
    }

    [Fact]
    public async Task The_same_fault_can_be_added_twice()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        Fault busy = Fault.Respond(503);
        emulator.Faults.Add(busy);
        emulator.Faults.Add(busy);

        int[] statuses = await StatusesAsync(emulator, 3);

        Assert.Equal([503, 503, 200], statuses);
    }

    private static async Task<int[]> StatusesAsync(ApiKeyEmulator emulator, int requests)
    {
        using AimmsCaller caller = new(emulator);
        for (int i = 0; i < requests; i++)
        {
            using HttpResponseMessage response = await caller.ListAsync();
        }

        return [.. emulator.Requests.TakeLast(requests).Select(request => request.Status!.Value)];
    }
}
