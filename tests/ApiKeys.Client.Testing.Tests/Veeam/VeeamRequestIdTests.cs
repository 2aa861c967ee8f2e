using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamRequestIdTests
{
    private const string Id = "3d7b0b62-5f0e-4c53-8d7e-0a3d8d6a6c11";
    private const string Query = "description=nightly&scopes=" + VeeamCaller.RestArray;

    [Fact]
    public async Task A_retried_request_is_not_processed_again_and_gets_the_same_response()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.CreateAsync(Query, Id);
        emulator.Clock.Advance(new TimeSpan(0, 4, 59));
        using HttpResponseMessage second = await caller.CreateAsync(Query, Id.ToUpperInvariant());

        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Equal(5, emulator.Veeam.Logins.Count);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)(await second.DataAsync())["parameters"]!));
    }

    [Fact]
    public async Task A_request_id_is_forgotten_after_five_minutes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.CreateAsync(Query, Id);
        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        using HttpResponseMessage second = await caller.CreateAsync(Query, Id);

        Assert.Equal(6, emulator.Veeam.Logins.Count);
        Assert.NotEqual((long)(await first.DataAsync())["id"]!, (long)(await second.DataAsync())["id"]!);
    }

    [Fact]
    public async Task A_lost_response_is_returned_to_a_retry()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.CreateAsync(Query, Id));
        using HttpResponseMessage again = await caller.CreateAsync(Query, Id);

        Assert.Equal(5, emulator.Veeam.Logins.Count);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)(await again.DataAsync())["parameters"]!));
    }

    [Fact]
    public async Task Retried_changes_and_deletes_are_not_processed_again()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        long id = (long)(await caller.CreatedAsync("nightly"))["id"]!;
        const string Patch = """[{"op":"replace","path":"/description","value":"daily"}]""";

        using HttpResponseMessage patched = await caller.PatchAsync(id, Patch, Id);
        using HttpResponseMessage renamed = await caller.ReplaceAsync(id, "/description", "weekly");
        using HttpResponseMessage again = await caller.PatchAsync(id, Patch, Id);
        string? description = emulator.Veeam.Logins[^1].Description;
        string deleteId = Guid.NewGuid().ToString();
        using HttpResponseMessage deleted = await caller.DeleteAsync(id, deleteId);
        using HttpResponseMessage deletedAgain = await caller.DeleteAsync(id, deleteId);

        Assert.Equal("daily", (string?)(await again.DataAsync())["description"]);
        Assert.Equal("weekly", description);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [deleted.StatusCode, deletedAgain.StatusCode]);
    }

    [Fact]
    public async Task A_rejection_is_returned_to_a_retry()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        string query = "description=nightly&scopes=%5B%22telepathy%22%5D";

        using HttpResponseMessage first = await caller.CreateAsync(query, Id);
        emulator.Veeam.Variants.ExtraScopes = ["telepathy"];
        using HttpResponseMessage second = await caller.CreateAsync(query, Id);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [first.StatusCode, second.StatusCode]);
    }

    [Fact]
    public async Task Another_request_with_the_same_id_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.CreateAsync(Query, Id);
        using HttpResponseMessage otherQuery = await caller.CreateAsync(Query + "&isReadAccessOnly=true", Id);
        using HttpResponseMessage otherOperation = await caller.DeleteAsync((long)(await first.DataAsync())["id"]!, Id);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [otherQuery.StatusCode, otherOperation.StatusCode]
        );
        Assert.Equal("X-Request-id", (string?)(await otherOperation.ErrorAsync())["parameterName"]);
        Assert.Equal(5, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Request_ids_are_separate_for_each_user()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        Guid owner = emulator.Veeam.CompanyOwner.Uid;
        using VeeamCaller other = new(
            emulator,
            (string)(await administrator.CreatedAsync("owner", owner))["parameters"]!
        );

        using HttpResponseMessage first = await administrator.CreateAsync(Query, Id, owner);
        using HttpResponseMessage second = await other.CreateAsync(Query, Id, owner);

        Assert.NotEqual((long)(await first.DataAsync())["id"]!, (long)(await second.DataAsync())["id"]!);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{3d7b0b62-5f0e-4c53-8d7e-0a3d8d6a6c11}")]
    [InlineData("3d7b0b625f0e4c538d7e0a3d8d6a6c11")]
    public async Task A_request_id_that_is_not_a_UUID_is_rejected(string id)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(Query, id);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Of_concurrent_requests_with_one_id_one_is_processed()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => caller.CreateAsync(Query, Id))
        );
        JsonNode[] keys = await Task.WhenAll(responses.Select(response => response.DataAsync()));

        Assert.Single(keys.Select(key => (string?)key["parameters"]).Distinct());
        Assert.Equal(5, emulator.Veeam.Logins.Count);
    }
}
