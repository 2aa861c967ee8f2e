using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>A delete is retried until it is known to be done.</summary>
public sealed class DeleteTests
{
    public static TheoryData<string, Fault, int> Passing =>
        new()
        {
            { "dropped before", Fault.DropBefore(), 2 },
            { "dropped after", Fault.DropAfterCommit(), 2 },
            { "503", Fault.RespondAfterCommit(503), 2 },
            { "429", Fault.Respond(429), 2 },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Passing))]
    public async Task What_passes_is_repeated_and_finding_nothing_then_is_success(string what, Fault fault, int sent)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.IssueAsync();
        maximo.Emulator.Faults.Add(fault.On("DELETE"));

        await maximo.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(sent, maximo.Arrived("DELETE"));
        Assert.True(maximo.Service.Keys.Count == 1, what);
    }

    [Fact]
    public async Task A_success_that_breaks_off_is_done()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        maximo.Service.Variants.DeleteStatus = 200;
        IssuedApiKey issued = await maximo.IssueAsync();
        maximo.Emulator.Faults.Add(Fault.CutShort(1).On("DELETE"));

        await maximo.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Single(maximo.Service.Keys);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_found_and_one_that_keeps_failing_is_unknown()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.IssueAsync();

        ApiKeyNotFoundException error = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            maximo.Keys.DeleteAsync("a-t-none", The.Token)
        );
        maximo.Emulator.Faults.Add(Fault.DropBefore().On("DELETE").Always());
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(("a-t-none", issued.Key.Id), (error.KeyId, unknown.KeyId));
    }

    [Theory]
    [InlineData("<html>please sign in</html>")]
    [InlineData("""{"exception":{"id":"AIUCO1000E"}}""")]
    public async Task A_success_that_is_not_the_service_s_is_no_deletion(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.IssueAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).On("DELETE"));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(issued.Key.Id, error.KeyId);
        Assert.Contains("status 200, which does not confirm the request", error.Message, StringComparison.Ordinal);
    }

    [Promise(10)]
    [Fact]
    public async Task A_404_of_somebody_else_is_not_taken_for_a_missing_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.IssueAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(404, "<html>not here</html>", "text/html").On("DELETE"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains("has the key, but does not find it at this path", error.Message, StringComparison.Ordinal);
    }
}
