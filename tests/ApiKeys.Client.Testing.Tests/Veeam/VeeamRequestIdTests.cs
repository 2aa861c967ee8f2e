using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamRequestIdTests
{
    private const string Id = "3d7b0b62-5f0e-4c53-8d7e-0a3d8d6a6c11";
    private const string Query = "description=nightly&scopes=" + VeeamCaller.RestArray;

    [Fact]
    public async Task A_request_that_comes_again_is_not_done_again_and_is_answered_the_same()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.IssueAsync(Query, Id);
        emulator.Clock.Advance(new TimeSpan(0, 4, 59));
        using HttpResponseMessage second = await caller.IssueAsync(Query, Id.ToUpperInvariant());

        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Equal(5, emulator.Veeam.Logins.Count);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)(await second.DataAsync())["parameters"]!));
    }

    [Fact]
    public async Task After_five_minutes_it_is_a_new_request()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.IssueAsync(Query, Id);
        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        using HttpResponseMessage second = await caller.IssueAsync(Query, Id);

        Assert.Equal(6, emulator.Veeam.Logins.Count);
        Assert.NotEqual((long)(await first.DataAsync())["id"]!, (long)(await second.DataAsync())["id"]!);
    }

    [Fact]
    public async Task A_lost_answer_can_be_had_again()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.IssueAsync(Query, Id));
        using HttpResponseMessage again = await caller.IssueAsync(Query, Id);

        Assert.Equal(5, emulator.Veeam.Logins.Count);
        Assert.True(emulator.Veeam.Logins[^1].Matches((string)(await again.DataAsync())["parameters"]!));
    }

    [Fact]
    public async Task Changes_and_deletes_that_come_again_are_not_done_again()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        long id = (long)(await caller.IssuedAsync("nightly"))["id"]!;
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
    public async Task A_refusal_is_remembered_too()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        string query = "description=nightly&scopes=%5B%22telepathy%22%5D";

        using HttpResponseMessage first = await caller.IssueAsync(query, Id);
        emulator.Veeam.Variants.ExtraScopes = ["telepathy"];
        using HttpResponseMessage second = await caller.IssueAsync(query, Id);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [first.StatusCode, second.StatusCode]);
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage first = await caller.IssueAsync(Query, Id);
        using HttpResponseMessage otherQuery = await caller.IssueAsync(Query + "&isReadAccessOnly=true", Id);
        using HttpResponseMessage otherOperation = await caller.DeleteAsync((long)(await first.DataAsync())["id"]!, Id);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [otherQuery.StatusCode, otherOperation.StatusCode]
        );
        Assert.Equal("X-Request-id", (string?)(await otherOperation.ErrorAsync())["parameterName"]);
        Assert.Equal(5, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task The_id_of_one_user_is_not_that_of_another()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller administrator = new(emulator);
        Guid owner = emulator.Veeam.CompanyOwner.Uid;
        using VeeamCaller other = new(
            emulator,
            (string)(await administrator.IssuedAsync("owner", owner))["parameters"]!
        );

        using HttpResponseMessage first = await administrator.IssueAsync(Query, Id, owner);
        using HttpResponseMessage second = await other.IssueAsync(Query, Id, owner);

        Assert.NotEqual((long)(await first.DataAsync())["id"]!, (long)(await second.DataAsync())["id"]!);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{3d7b0b62-5f0e-4c53-8d7e-0a3d8d6a6c11}")]
    [InlineData("3d7b0b625f0e4c538d7e0a3d8d6a6c11")]
    public async Task An_id_that_is_no_uuid_is_refused(string id)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.IssueAsync(Query, id);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Of_requests_that_race_under_one_id_one_is_done()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => caller.IssueAsync(Query, Id))
        );
        JsonNode[] keys = await Task.WhenAll(responses.Select(response => response.DataAsync()));

        Assert.Single(keys.Select(key => (string?)key["parameters"]).Distinct());
        Assert.Equal(5, emulator.Veeam.Logins.Count);
    }
}
